"""The namespace that cells share, `__main__`, and the names that a cell has for itself."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType, ModuleType
from typing import Any

from skybook._page.layered import Layered, layer
from skybook._page.own_keys import inner_codes, keys_of, when_gone, with_keys

_ABSENT = object()
# What finds names by their text, by the module or in its caller's frame may want any name of the cell.
_FINDS_BY_TEXT = frozenset(
    "eval exec globals locals vars dir query dump dumps load loads __main__ get_type_hints".split()
)
_FINDS_BY_FRAME = _FINDS_BY_TEXT | frozenset(
    "get_ipython currentframe _getframe stack evaluate dmatrix dmatrices from_formula ols wls gls glm logit probit "
    "mixedlm poisson".split()
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
        # Of cells whose names stand among the shared ones under keys of their own, these keys.
        self._keys: dict[str, dict[str, str]] = {}
        # Whether such a cell has functions or classes, which read them later.
        self._keeps: dict[str, bool] = {}
        self._stashed: dict[str, dict[str, Any]] = {}

    def open(self, cell_id: str, code: CodeType, own: set[str]) -> tuple[dict[str, Any], CodeType]:
        """The globals for a run of a cell in which the names `own` are its own, and its code in the form for them."""
        self.forget(cell_id)
        late = {name for inner in inner_codes(code) for name in inner.co_names}
        if own.isdisjoint(self.shared) and own.isdisjoint(late) and (not own or _FINDS_BY_TEXT.isdisjoint(late)):
            # Nobody looks at its own names once it has run: until then they may stand among the shared ones.
            return self.shared, code
        names = late | set(code.co_names)
        if _FINDS_BY_FRAME.isdisjoint(names):
            keys = keys_of(own)
            keyed = with_keys(code, keys)
            if keyed is not None:
                self._keys[cell_id] = keys
                self._keeps[cell_id] = when_gone(keyed, lambda: self._let_go(cell_id, keys))
                return self.shared, keyed
        is_apart = _names_bound(code) <= own and _FINDS_BY_TEXT.isdisjoint(names)
        self._layers[cell_id] = layer(own, self.shared, is_apart)
        return self._layers[cell_id], code

    def close(self, cell_id: str, own: set[str]) -> None:
        """Takes the cell's own names out of the shared ones, and what functions have set for all into them."""
        for layered in self._layers.values():
            self.shared.update(layered.stray())
        if cell_id in self._keys:
            if not self._keeps[cell_id]:
                self._let_go(cell_id, self._keys[cell_id])
        elif own and cell_id not in self._layers:
            self._stashed[cell_id] = {name: self.shared.pop(name) for name in own if name in self.shared}

    def own(self, cell_id: str) -> dict[str, Any]:
        """The values of the names that are a cell's own."""
        if (keys := self._keys.get(cell_id)) is not None:
            return {name: self.shared[key] for name, key in keys.items() if key in self.shared}
        layered = self._layers.get(cell_id)
        return layered.own() if layered is not None else self._stashed.get(cell_id, {})

    def owners(self) -> list[str]:
        """The cells that have names of their own."""
        return [*self._layers, *self._keys, *self._stashed]

    def share(self, cell_id: str, name: str) -> None:
        """Has a name be shared that was a cell's own; its value is the caller's to set."""
        if cell_id in self._layers:
            self._layers[cell_id].give_up(name)
        self._keys.get(cell_id, {}).pop(name, None)
        self._stashed.get(cell_id, {}).pop(name, None)

    def forget(self, cell_id: str) -> None:
        """Lets a cell's own names go; functions made there keep theirs."""
        self._layers.pop(cell_id, None)
        self._keys.pop(cell_id, None)
        self._stashed.pop(cell_id, None)

    def _let_go(self, cell_id: str, keys: dict[str, str]) -> None:
        """Nothing is left that reads what stands under these keys, but for the cell that they are of."""
        if self._keys.get(cell_id) is not keys:
            for key in keys.values():
                self.shared.pop(key, None)
            return
        own = self.own(cell_id)
        self.forget(cell_id)
        for key in keys.values():
            self.shared.pop(key, None)
        self._stashed[cell_id] = own

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


def _names_bound(code: CodeType) -> set[str]:
    """The names that a cell's own code, not that of its functions, gives values or takes them from; with one that is
    none where they cannot be told, as those of `import *`."""
    from dis import get_instructions

    return {str(one.argval) for one in get_instructions(code) if one.opname in _BINDS or one.argrepr == _STAR}
