"""Skybook's cells in a Python that is not a page's: its queries, by DuckDB, and what they share with Python cells."""
