"""One JSON document per result."""
