"""What packages take from IPython's own tools."""
