"""A page to its article: blocks with roles, kept or cut, and metadata."""
