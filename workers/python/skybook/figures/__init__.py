"""Shows figures, tables and files of other packages under their cell."""
