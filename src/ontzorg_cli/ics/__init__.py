"""iCalendar text to values of the core: text in, values out; opens no files."""
