"""Which pages tell one event."""
