"""Stands in for IPython where notebooks and packages ask for its display functions and its shell."""

import os
import sys

from IPython import core, display
from IPython.core.interactiveshell import InteractiveShell
from skybook.shell.shell import VERSION as __version__
from skybook.shell.shell import get_ipython

version_info = tuple(int(part) for part in __version__.split("."))


def embed(*_given: object, **_options: object) -> None:
    """Stops nowhere: a page has no terminal."""
    print("Not stopped here: a page has no terminal.", file=sys.stderr)


start_ipython = embed


def sys_info() -> str:
    """What this Python is."""
    return repr(
        {"ipython_version": __version__, "os_name": os.name, "sys_platform": sys.platform, "sys_version": sys.version}
    )


__all__ = ["InteractiveShell", "core", "display", "embed", "get_ipython", "start_ipython", "sys_info"]
