"""Values to pages, pages to screens."""
