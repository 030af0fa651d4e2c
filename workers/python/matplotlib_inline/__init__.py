"""Stands in for Jupyter's backend of Matplotlib: figures show by themselves here."""
