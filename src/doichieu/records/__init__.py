"""Structured kinds filled from claims: the visit."""
