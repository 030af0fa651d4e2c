"""Globals of a cell that has names of its own, in front of the namespace that cells share."""

import builtins
from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from typing import Any

_ABSENT = object()


class Layered(dict[str, Any]):
    """A dict in which the cell's own names stand and through which all others are read and written.

    CPython takes what is not here from `__missing__`, but in bodies of classes from the builtins next: both lead on.
    """

    names: set[str]
    shared: dict[str, Any]

    def __missing__(self, name: str) -> Any:
        # A name of its own that has no value yet is nobody else's.
        if name in self.names:
            raise KeyError(name)
        return self.shared[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self.names:
            dict.__setitem__(self, name, value)
        else:
            self.shared[name] = value

    def __delitem__(self, name: str) -> None:
        if name in self.names:
            dict.__delitem__(self, name)
        else:
            del self.shared[name]

    def __contains__(self, name: object) -> bool:
        return dict.__contains__(self, name) or (name not in self.names and name in self.shared)

    def __iter__(self) -> Iterator[str]:
        yield from dict.__iter__(self)
        for name in self.shared:
            if name not in self.names and not dict.__contains__(self, name):
                yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return repr(self.copy())

    def __eq__(self, other: object) -> bool:
        return self.copy() == other

    def __or__(self, other: Any) -> Any:
        return self.copy() | other

    def __ior__(self, other: Any) -> Any:
        self.update(other)
        return self

    def copy(self) -> dict[str, Any]:
        return {name: self[name] for name in self}

    def get(self, name: str, default: Any = None) -> Any:
        if name not in self:
            return default
        return self[name]

    def keys(self) -> Any:
        return KeysView(self)

    def values(self) -> Any:
        return ValuesView(self)

    def items(self) -> Any:
        return ItemsView(self)

    def setdefault(self, name: str, default: Any = None) -> Any:
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name: str, *default: Any) -> Any:
        if name not in self and default:
            return default[0]
        value = self[name]
        del self[name]
        return value

    def update(self, *more: Any, **named: Any) -> None:
        for name, value in dict(*more, **named).items():
            self[name] = value

    def own(self) -> dict[str, Any]:
        """The values of the cell's own names."""
        return {name: dict.__getitem__(self, name) for name in self.names if dict.__contains__(self, name)}

    def give_up(self, name: str) -> None:
        """Has a name be the shared one from now on."""
        self.names.discard(name)
        dict.pop(self, name, None)

    def stray(self) -> dict[str, Any]:
        """Takes out what `global` in a function has put here past `__setitem__`, though it is shared."""
        names = [name for name in dict.__iter__(self) if name not in self.names and not name.startswith("__")]
        return {name: dict.pop(self, name) for name in names}


def layer(names: Iterable[str], shared: dict[str, Any], is_apart: bool = False) -> Layered:
    """Globals with these names of their own in front of `shared`; `is_apart` where the cell binds no others, so that
    nothing in Python has to be called to bind one."""
    own = set(names)
    # Nothing in Python is called to read a shared name, unless one of the same name has to be passed over.
    through: dict[str, Any] = {"__missing__": shared.__getitem__}
    bound = {"__setitem__": dict.__setitem__, "__delitem__": dict.__delitem__} if is_apart else {}
    kind = type("Layered", (Layered,), {"shared": shared} | bound | (through if own.isdisjoint(shared) else {}))
    space: Layered = kind()
    space.names = own
    below = type("Builtins", (dict,), through)(vars(builtins))
    for name in shared.keys() & below.keys():
        del below[name]
    dict.__setitem__(space, "__name__", "__main__")
    dict.__setitem__(space, "__builtins__", below)
    return space
