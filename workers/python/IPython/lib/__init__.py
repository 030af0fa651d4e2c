"""Only what notebooks look for."""
