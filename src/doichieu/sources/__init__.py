"""Inputs: bytes to page text with offsets. Pure."""
