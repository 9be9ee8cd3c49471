"""Who copied whom, and how many accounts stand behind a claim."""
