"""The dossier put together: the story, its brief, its timeline; and the proof that every span holds."""
