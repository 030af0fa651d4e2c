"""Which value each name has as a cell begins, and which cell has given it the one it has as that ends."""

from types import CodeType
from typing import Any

from skybook._page.failures import cell_file
from skybook._page.kept_values import KeptValues
from skybook._page.namespace import Namespace

_ABSENT = object()
# Kept in the place of a value that a cell has deleted.
_DELETED = object()


class Bindings:
    """The book-keeping over the namespace: one cell at a time begins and ends."""

    def __init__(self) -> None:
        self._space = Namespace(cell_file)
        self._kept = KeptValues()
        # Of shared names, the cell whose value they have; of values of other languages none.
        self._owner: dict[str, str | None] = {}
        self._cell = ""
        self._in_order = False
        self._private: set[str] = set()
        self._placed: set[str] = set()
        self._before: dict[str, Any] = {}

    def begin(self, cell_id: str, private: list[str], above: list[str] | None) -> None:
        """Has shared names stand as they do where this cell begins: as the cells above have left them, where their
        order counts, and else without what its last run has made. Names in `private` are the cell's own."""
        self._cell, self._private, self._placed = cell_id, set(private), set()
        self._in_order = above is not None
        if above is not None:
            self._restore(above)
        else:
            for name in self._kept.of_cell(cell_id):
                self.forget(name, cell_id)
            self._space.forget(cell_id)
        self._before = dict(self._space.shared)

    def take(self, name: str, version: int) -> None:
        """Gives a name the value of that version, where the order of cells has not said otherwise."""
        found = self._kept.find(name, version)
        if found is None:
            raise RuntimeError(f"{name} is gone: run its cell again")
        maker, value = found
        if name in self._placed:
            return
        self._space.share(maker, name)
        self._bind(name, maker, value)

    def give(self, name: str, value: object) -> None:
        """Gives a name a value of another language."""
        self._bind(name, None, value)

    def globals_for(self, code: CodeType) -> tuple[dict[str, Any], CodeType]:
        """The globals in which the cell's code runs, and the code in the form for them."""
        return self._space.open(self._cell, code, self._private)

    def end(self, defines: list[str], stars: bool) -> list[tuple[str, int, Any]]:
        """What the cell has made: names, versions and values."""
        self._space.close(self._cell, self._private)
        self._follow_own()
        own, shared = self._space.own(self._cell), self._space.shared
        changed = [name for name, value in shared.items() if self._before.get(name, _ABSENT) is not value]
        changed = [name for name in changed if not _is_pythons(name)]
        starred = [name for name in changed if not name.startswith("_")] if stars else []
        made = {
            name: own[name] if name in own else shared[name]
            for name in dict.fromkeys([*defines, *starred])
            if name in own or (name in shared and name not in self._private)
        }
        versions = [(name, self._kept.keep(name, self._cell, value), value) for name, value in made.items()]
        self._owner.update({name: self._cell for name in made if name not in own})
        for name in changed:
            if name not in made:
                self._follow(name, shared[name])
        for name in self._before.keys() - shared.keys():
            if not _is_pythons(name):
                self._drop(name)
        self._before = {}
        return versions

    def found(self, name: str, version: int) -> list[Any]:
        """The value of that version, or nothing."""
        found = self._kept.find(name, version)
        return [] if found is None else [found[1]]

    def newest(self) -> dict[str, Any]:
        """Of each name the value that was made last."""
        return {name: value for name, value in self._kept.newest().items() if value is not _DELETED}

    def forget(self, name: str, cell_id: str) -> None:
        """Lets a value go that a cell has made."""
        self._kept.forget(name, cell_id)
        if self._owner.get(name) != cell_id:
            return
        self._unbind(name)
        for other, value in self._kept.by_cell(name).items():
            if value is not _DELETED and name not in self._space.own(other):
                self._bind(name, other, value)

    def _restore(self, above: list[str]) -> None:
        """Names have the values of the nearest cell above that has made one."""
        place = {cell_id: at for at, cell_id in enumerate(above)}
        for name in self._kept.names():
            by_cell = self._kept.by_cell(name)
            nearest = max((cell_id for cell_id in by_cell if cell_id in place), key=place.__getitem__, default=None)
            if nearest is None:
                continue
            self._placed.add(name)
            if by_cell[nearest] is _DELETED:
                self._unbind(name)
            else:
                self._bind(name, nearest, by_cell[nearest])

    def _bind(self, name: str, owner: str | None, value: object) -> None:
        self._space.shared[name] = value
        self._owner[name] = owner

    def _unbind(self, name: str) -> None:
        self._space.shared.pop(name, None)
        self._owner.pop(name, None)

    def _follow(self, name: str, value: object) -> None:
        """A name has been set that the cell's text does not bind, as by a function with `global`: its owner's value
        has changed."""
        owner = self._owner.get(name)
        if owner is not None and owner in self._kept.by_cell(name):
            self._kept.replace(name, owner, value)
        elif name not in self._owner:
            self._kept.keep(name, self._cell, value)
            self._owner[name] = self._cell

    def _follow_own(self) -> None:
        for cell_id in self._space.owners():
            for name, value in self._space.own(cell_id).items():
                self._kept.replace(name, cell_id, value)

    def _drop(self, name: str) -> None:
        owner = self._owner.pop(name, None)
        if self._in_order:
            self._kept.keep(name, self._cell, _DELETED)
        elif owner is not None:
            self._kept.forget(name, owner)


def _is_pythons(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
