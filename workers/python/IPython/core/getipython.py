"""Where packages find the shell."""

from skybook.shell.shell import get_ipython as get_ipython

__all__ = ["get_ipython"]
