"""What packages ask of IPython in a terminal, which is not here."""
