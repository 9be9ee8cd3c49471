"""The claim types: one file each, named in `claims.registry`."""
