"""Posts as spans of their own, each tied to its holder by grammar."""
