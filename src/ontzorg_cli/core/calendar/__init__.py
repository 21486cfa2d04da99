"""Moments, working time, the own agenda, and dates in words."""
