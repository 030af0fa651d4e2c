"""What makes magics of functions; classes of magics are of IPython's extensions, which are not here."""

from collections.abc import Callable
from typing import Any

from skybook.shell.shell import get_ipython


class Magics:
    """Magics of an extension, which are not taken."""

    def __init__(self, shell: Any = None, **_options: Any) -> None:
        self.shell = shell


def magics_class[T](kind: type[T]) -> type[T]:
    """A class of magics, as it is."""
    return kind


def _register(kind: str) -> Callable[..., Any]:
    def register(given: Any = None) -> Any:
        if callable(given):
            get_ipython().register_magic_function(given, kind)
            return given

        def named(function: Callable[..., Any]) -> Callable[..., Any]:
            get_ipython().register_magic_function(function, kind, given)
            return function

        return named

    return register


register_line_magic, register_cell_magic = _register("line"), _register("cell")
register_line_cell_magic = _register("line_cell")


def _as_it_is(given: Any = None) -> Any:
    return given if callable(given) else lambda function: function


line_magic = cell_magic = line_cell_magic = needs_local_scope = _as_it_is

__all__ = [
    "Magics",
    "cell_magic",
    "line_cell_magic",
    "line_magic",
    "magics_class",
    "needs_local_scope",
    "register_cell_magic",
    "register_line_cell_magic",
    "register_line_magic",
]
