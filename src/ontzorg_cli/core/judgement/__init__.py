"""Whether a day fits, what goes first, and what to say about it."""
