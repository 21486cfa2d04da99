"""iCalendar text to values of the core, and back; opens no files."""
