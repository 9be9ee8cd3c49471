"""What exists: the frozen types of the dossier and of the steps that lead to it."""
