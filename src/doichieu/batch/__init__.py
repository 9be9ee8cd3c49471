"""Where work runs: this machine's files and processes."""
