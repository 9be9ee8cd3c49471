"""Annotations to normalised claims, one small file per claim type."""
