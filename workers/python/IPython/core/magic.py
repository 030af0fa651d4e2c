"""What makes magics of functions, and of classes of them."""

from collections.abc import Callable
from typing import Any

from skybook.shell.own_magics import KIND, NEEDS_NAMES
from skybook.shell.shell import get_ipython


class Magics:
    """The base of a class of magics: `register_magics` takes those of its methods that are marked."""

    def __init__(self, shell: Any = None, **_options: Any) -> None:
        self.shell = shell if shell is not None else get_ipython()

    def parse_options(self, line: str, short: str, *long: str, **_options: Any) -> tuple[Any, str]:
        """The options of a line, as attributes, and what is left of it."""
        import getopt
        import shlex
        from types import SimpleNamespace

        options, rest = getopt.getopt(shlex.split(line), short, list(long))
        return SimpleNamespace(**{name.lstrip("-"): value for name, value in options}), " ".join(rest)


def magics_class[T](kind: type[T]) -> type[T]:
    """A class of magics, as it is."""
    return kind


def needs_local_scope[F: Callable[..., Any]](function: F) -> F:
    """A magic that is given the names of the cell as `local_ns`."""
    setattr(function, NEEDS_NAMES, True)
    return function


def _as_it_is[F: Callable[..., Any]](function: F) -> F:
    return function


def _decorator(take: Callable[[Any, str | None], object]) -> Callable[..., Any]:
    """A decorator that is written bare, or with a name; `take` is given the function and that."""

    def decorate(given: Any = None) -> Any:
        if callable(given):
            take(given, None)
            return given

        def named(function: Callable[..., Any]) -> Callable[..., Any]:
            take(function, given)
            return function

        return named

    return decorate


def _register(kind: str) -> Callable[..., Any]:
    return _decorator(lambda function, name: get_ipython().register_magic_function(function, kind, name))


def _mark(kind: str) -> Callable[..., Any]:
    return _decorator(lambda function, name: setattr(function, KIND, (kind, name or function.__name__)))


register_line_magic, register_cell_magic = _register("line"), _register("cell")
register_line_cell_magic = _register("line_cell")
line_magic, cell_magic, line_cell_magic = _mark("line"), _mark("cell"), _mark("line_cell")
no_var_expand = output_can_be_silenced = _as_it_is

__all__ = [
    "Magics",
    "cell_magic",
    "line_cell_magic",
    "line_magic",
    "magics_class",
    "needs_local_scope",
    "no_var_expand",
    "output_can_be_silenced",
    "register_cell_magic",
    "register_line_cell_magic",
    "register_line_magic",
]
