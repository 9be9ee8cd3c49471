"""Language packs: one folder of TOML per language, the same files in each."""
