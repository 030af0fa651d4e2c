"""IPython's debugger, which a page cannot run: it would have to wait for what is typed."""

from pdb import Pdb
from typing import Any

from skybook.shell.told import tell


def set_trace(*_args: Any, **_options: Any) -> None:
    """Says that nothing stops here."""
    tell("Not done: a page has no debugger. print() shows values here; a failure's Details show the lines.")


__all__ = ["Pdb", "set_trace"]
