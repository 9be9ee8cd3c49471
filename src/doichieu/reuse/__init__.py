"""Text that stands in several pages: candidates and passages."""
