"""Stands in for IPython where notebooks and packages ask for its display functions and its shell."""

from IPython import core, display
from IPython.core.interactiveshell import InteractiveShell
from skybook.shell.shell import get_ipython

__version__ = "9.0.0"
version_info = (9, 0, 0)

__all__ = ["InteractiveShell", "core", "display", "get_ipython"]
