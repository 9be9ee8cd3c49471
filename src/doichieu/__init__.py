"""doichieu: several press pages that tell one event, cross-checked into one dossier."""

__version__ = "0.1.0"
