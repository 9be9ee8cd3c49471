"""Mechanics of text in any language: canonical views with offsets, tokens, pairs, alignment."""
