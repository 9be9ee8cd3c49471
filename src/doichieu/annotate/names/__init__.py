"""Names of people, organisations, places and events, with their spans."""
