"""What a command does: load, decide, save, return a frozen result."""
