"""What a run writes: one small file per format, and one list that names them."""
