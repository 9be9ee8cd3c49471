"""A draft held against a dossier: what bears each of its statements out, what contradicts it, what no page says."""
