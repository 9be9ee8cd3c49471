"""Figures: amount, unit, scale, qualifier."""
