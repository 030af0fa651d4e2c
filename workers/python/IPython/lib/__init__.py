"""Only what notebooks look for."""

from IPython.lib import pretty

__all__ = ["pretty"]
