"""The voice of the coach, in two languages side by side."""
