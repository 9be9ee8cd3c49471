"""Expressions of time with their values and what was inferred."""
