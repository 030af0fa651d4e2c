"""Arguments of magics, declared as those of a program."""

import argparse
import shlex
from collections.abc import Callable
from typing import Any

from skybook.shell.told import UsageError

_DECLARED = "_declared"


class MagicArgumentParser(argparse.ArgumentParser):
    """Reads a line; says what is wrong with it as a `UsageError`."""

    def error(self, message: str) -> Any:
        raise UsageError(message)

    def parse_argstring(self, line: str) -> argparse.Namespace:
        """The arguments that a line gives."""
        return self.parse_args(shlex.split(line))


def argument[F: Callable[..., Any]](*names: Any, **options: Any) -> Callable[[F], F]:
    """Declares an argument."""

    def declare(function: F) -> F:
        setattr(function, _DECLARED, [(names, options), *getattr(function, _DECLARED, [])])
        return function

    return declare


def magic_arguments[F: Callable[..., Any]](name: str | None = None) -> Callable[[F], F]:
    """Makes the reader of the arguments that are declared below it."""

    def make(function: F) -> F:
        parser = MagicArgumentParser(name or function.__name__, description=function.__doc__, add_help=False)
        for names, options in getattr(function, _DECLARED, []):
            parser.add_argument(*names, **options)
        function.parser = parser  # type: ignore[attr-defined]
        return function

    return make


def parse_argstring(magic: Any, line: str) -> argparse.Namespace:
    """The arguments that a line gives to a magic."""
    read: argparse.Namespace = magic.parser.parse_argstring(line)
    return read


__all__ = ["MagicArgumentParser", "argument", "magic_arguments", "parse_argstring"]
