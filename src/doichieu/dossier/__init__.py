"""The dossier composed, verified, compared."""
