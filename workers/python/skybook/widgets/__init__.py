"""Jupyter's widgets: their messages to the page and back, without a kernel."""
