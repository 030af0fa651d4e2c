"""Stands in for IPython where notebooks and packages ask for its display functions and its shell."""

from IPython import core, display
from IPython.core.interactiveshell import InteractiveShell
from skybook.shell.shell import VERSION as __version__
from skybook.shell.shell import get_ipython

version_info = tuple(int(part) for part in __version__.split("."))

__all__ = ["InteractiveShell", "core", "display", "get_ipython"]
