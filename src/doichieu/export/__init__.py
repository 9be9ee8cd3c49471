"""The dossier written: files, HTML, Markdown. Knows the model only."""
