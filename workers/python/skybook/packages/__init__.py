"""Brings packages, and makes those work that do not in a page as they are."""
