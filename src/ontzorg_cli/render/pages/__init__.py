"""One page per result, in words."""
