"""Folders of IPython."""

import os

from IPython import __file__ as _here


def get_ipython_dir() -> str:
    """Where IPython would keep its settings."""
    return os.path.expanduser("~/.ipython")


def get_ipython_package_dir() -> str:
    """Where this stand-in lies."""
    return os.path.dirname(_here)


__all__ = ["get_ipython_dir", "get_ipython_package_dir"]
