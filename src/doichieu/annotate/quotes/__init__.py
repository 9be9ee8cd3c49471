"""Direct and indirect speech with its speaker and cue."""
