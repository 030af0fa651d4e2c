"""Runs cells for the page, and carries their values to and from it."""
