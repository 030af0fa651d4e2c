"""The namespace that cells share, `__main__`, and the names that a cell has for itself."""

import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType, ModuleType
from typing import Any

from skybook._page.layered import Layered, layer

_ABSENT = object()
# What finds names by their text or by the module may want any name of the cell.
_FINDS_BY_TEXT = frozenset(
    "eval exec globals locals vars dir query dump dumps load loads __main__ get_type_hints".split()
)

_BINDS = frozenset(("STORE_NAME", "DELETE_NAME", "STORE_GLOBAL", "DELETE_GLOBAL"))
# How `dis` writes `import *`, which is an intrinsic and no instruction of its own from Python 3.12 on.
_STAR = "INTRINSIC_IMPORT_STAR"


class _Main(ModuleType):
    """`__main__`; code that looks into the module finds there the names too that the asking cell has for itself."""

    __slots__ = ("_found",)
    _found: Callable[[str], Any]

    def __getattr__(self, name: str) -> Any:
        value = self._found(name)
        if value is _ABSENT:
            raise AttributeError(f"module '__main__' has no attribute {name!r}")
        return value


class Namespace:
    """The globals in which cells run."""

    def __init__(self, file_of: Any) -> None:
        main = _Main("__main__")
        main._found = self._found
        self.shared: dict[str, Any] = vars(main)
        self.shared["__builtins__"] = sys.modules["builtins"]
        sys.modules["__main__"] = main
        self._file_of = file_of
        self._layers: dict[str, Layered] = {}
        self._stashed: dict[str, dict[str, Any]] = {}

    def open(self, cell_id: str, code: CodeType, own: set[str]) -> dict[str, Any]:
        """The globals for a run of a cell in which the names `own` are its own."""
        self._layers.pop(cell_id, None)
        self._stashed.pop(cell_id, None)
        late = _names_used_later(code)
        if own.isdisjoint(self.shared) and own.isdisjoint(late) and (not own or _FINDS_BY_TEXT.isdisjoint(late)):
            # Nobody looks at its own names once it has run: until then they may stand among the shared ones.
            return self.shared
        names = late | set(code.co_names)
        is_apart = _names_bound(code) <= own and _FINDS_BY_TEXT.isdisjoint(names)
        self._layers[cell_id] = layer(own, self.shared, is_apart)
        return self._layers[cell_id]

    def close(self, cell_id: str, own: set[str]) -> None:
        """Takes the cell's own names out of the shared ones, and what functions have set for all into them."""
        for layered in self._layers.values():
            self.shared.update(layered.stray())
        if own and cell_id not in self._layers:
            self._stashed[cell_id] = {name: self.shared.pop(name) for name in own if name in self.shared}

    def own(self, cell_id: str) -> dict[str, Any]:
        """The values of the names that are a cell's own."""
        layered = self._layers.get(cell_id)
        return layered.own() if layered is not None else self._stashed.get(cell_id, {})

    def owners(self) -> list[str]:
        """The cells that have names of their own."""
        return [*self._layers, *self._stashed]

    def share(self, cell_id: str, name: str) -> None:
        """Has a name be shared that was a cell's own; its value is the caller's to set."""
        if cell_id in self._layers:
            self._layers[cell_id].give_up(name)
        self._stashed.get(cell_id, {}).pop(name, None)

    def forget(self, cell_id: str) -> None:
        """Lets a cell's own names go; functions made there keep theirs."""
        self._layers.pop(cell_id, None)
        self._stashed.pop(cell_id, None)

    def _found(self, name: str) -> Any:
        """The value of a name that is not shared: of the nearest cell on the way here, or of the only one that has
        it."""
        files = {self._file_of(cell_id): cell_id for cell_id in self.owners()}
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            cell_id = files.get(frame.f_code.co_filename)
            if cell_id is not None and name in (own := self.own(cell_id)):
                return own[name]
            frame = frame.f_back
        values = [own[name] for cell_id in files.values() if name in (own := self.own(cell_id))]
        return values[0] if len(values) == 1 else _ABSENT


def _names_used_later(code: CodeType) -> set[str]:
    """The names of globals and attributes in the functions and classes of a cell."""
    return {name for inner in _inner(code) for name in inner.co_names}


def _names_bound(code: CodeType) -> set[str]:
    """The names that a cell's own code, not that of its functions, gives values or takes them from; with one that is
    none where they cannot be told, as those of `import *`."""
    from dis import get_instructions

    return {str(one.argval) for one in get_instructions(code) if one.opname in _BINDS or one.argrepr == _STAR}


def _inner(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _inner(constant)
