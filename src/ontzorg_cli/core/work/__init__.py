"""Tasks, the plan of a day, interruptions and time spent."""
