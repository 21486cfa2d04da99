"""The command line: parse, act, show."""
