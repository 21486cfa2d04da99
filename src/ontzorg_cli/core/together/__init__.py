"""The people an assistant works with."""
