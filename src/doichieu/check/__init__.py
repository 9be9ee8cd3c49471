"""The rules of comparison: claims side by side."""
