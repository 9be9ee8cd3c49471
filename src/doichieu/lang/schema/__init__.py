"""The sections of a pack: one frozen type for each TOML file."""
