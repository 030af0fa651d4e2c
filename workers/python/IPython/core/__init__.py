"""Only what packages look for before they display something."""
