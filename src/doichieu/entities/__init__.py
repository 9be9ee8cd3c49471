"""Mentions to linked entities with posts."""
