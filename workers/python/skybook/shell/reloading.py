"""`%autoreload`: modules of the notebook's folder are read again before a cell runs, once their files have changed."""

import importlib
import os
import sys
from types import FunctionType, ModuleType
from typing import Any

from skybook._base.raised import show_error

_OFF = ("0", "off")


class Reloading:
    """The files of modules as they were when they were read."""

    def __init__(self) -> None:
        self.is_on = False
        self._seen: dict[str, tuple[int, int]] = {}

    def magic(self, shell: Any, line: str) -> None:
        """Has modules of the notebook's folder read again once they have changed: %autoreload 2, and 0 ends that;
        alone it does so at once."""
        mode = line.split()[0].lower() if line.split() else ""
        if mode in ("", "now"):
            self.look()
            return
        self.is_on = mode not in _OFF
        self._note()

    def look(self, *_told: object) -> None:
        """Reads again what has changed."""
        for module, state in _own_modules():
            before = self._seen.setdefault(module.__name__, state)
            if before != state:
                self._seen[module.__name__] = state
                try:
                    _read_again(module)
                except Exception as error:
                    show_error(error)

    def before_cell(self) -> None:
        """Looks, where that is asked for."""
        if self.is_on:
            self.look()

    def _note(self) -> None:
        for module, state in _own_modules():
            self._seen.setdefault(module.__name__, state)


def _own_modules() -> list[tuple[ModuleType, tuple[int, int]]]:
    found = []
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None)
        if not isinstance(path, str) or "/site-packages/" in path or ".zip/" in path or not os.path.isfile(path):
            continue
        if not path.startswith(sys.base_prefix.rstrip("/") + "/lib/python"):
            stat = os.stat(path)
            found.append((module, (stat.st_mtime_ns, stat.st_size)))
    return found


def _read_again(module: ModuleType) -> None:
    """Reads a module again; functions and classes that others have taken from it become the new ones."""
    before = dict(vars(module))
    importlib.invalidate_caches()
    importlib.reload(module)
    for name, old in before.items():
        new = vars(module).get(name)
        if isinstance(old, type) and isinstance(new, type) and old.__module__ == module.__name__:
            _renew_class(old, new)
        elif isinstance(old, FunctionType) and isinstance(new, FunctionType):
            _renew_function(old, new)


def _renew_class(old: type, new: type) -> None:
    for name, value in vars(new).items():
        current = vars(old).get(name)
        if isinstance(current, FunctionType) and isinstance(value, FunctionType):
            _renew_function(current, value)
        elif name not in ("__dict__", "__weakref__", "__doc__"):
            try:
                setattr(old, name, value)
            except AttributeError, TypeError:
                continue


def _renew_function(old: FunctionType, new: FunctionType) -> None:
    try:
        old.__code__ = new.__code__
    except ValueError:
        # It takes names from around it that the other does not.
        return
    old.__defaults__, old.__kwdefaults__, old.__doc__ = new.__defaults__, new.__kwdefaults__, new.__doc__


reloading = Reloading()
