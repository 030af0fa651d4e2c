"""Magics that notebooks make themselves: functions, and marked methods of classes."""

from collections.abc import Callable, Iterator
from typing import Any

from skybook.shell.cell_magics import CELL_MAGICS
from skybook.shell.line_magics import LINE_MAGICS

# What marks a method of a class of magics: its kind and name; and one that is given the names of the cell.
KIND, NEEDS_NAMES = "_magic_of", "needs_local_scope"


def register(function: Callable[..., Any], kind: str, name: str) -> None:
    """Makes a magic of a function: of a line, a cell, or both (`line_cell`)."""

    def names(space: dict[str, Any]) -> dict[str, Any]:
        return {"local_ns": space} if getattr(function, NEEDS_NAMES, False) else {}

    if kind in ("line", "line_cell"):
        LINE_MAGICS[name] = lambda shell, line: function(line, **names(shell.space()))
    if kind in ("cell", "line_cell"):
        CELL_MAGICS[name] = lambda shell, line, cell: function(line, cell, **names(shell.space()))


def marked(given: Any, shell: Any) -> Iterator[tuple[Callable[..., Any], str, str]]:
    """The magics of a class, or of an object of one: each with its kind and name."""
    made = given(shell) if isinstance(given, type) else given
    for name in dir(type(made)):
        kind, magic = getattr(getattr(type(made), name, None), KIND, (None, name))
        if kind is not None:
            yield getattr(made, name), kind, magic
