"""Values that displayed things own: what the reader does to them in the page changes the value, and cells that read it
run again."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, TypedDict, TypeVar
from weakref import WeakValueDictionary

State = str | int | float | bool | list[str | int | float | bool]

_T = TypeVar("_T")

# Parts of lists and dictionaries that are looked at; longer ones are data.
_MOST = 1000


class Owned(TypedDict):
    """The things that own a value, and whether it is one of them itself."""

    ids: list[str]
    isItself: bool


class Thing:
    """What can be displayed and set in the page; `put` takes a state as the page has it, in the thing's own words."""

    def put(self, state: State) -> None:
        raise NotImplementedError


class _Run:
    def __init__(self) -> None:
        self.begin("", {})

    def begin(self, name: str, left: Mapping[int, State]) -> None:
        self.name = name
        self.left = {int(nth): state for nth, state in left.items()}
        self.made: list[Thing] = []


_run = _Run()
_things: WeakValueDictionary[str, Thing] = WeakValueDictionary()
_ids: dict[str, Callable[[Any], list[str]]] = {}
_values: dict[str, Callable[[Any], Any]] = {}


def begin(name: str, left: Mapping[int, State]) -> None:
    """A cell is about to run: the ids of things that it makes begin with `name`; `left` is where the reader has left
    those that it made before, by their order."""
    _run.begin(name, left)


def made() -> list[Thing]:
    """The things that the running cell has made."""
    return [*_run.made]


def end() -> None:
    """The cell has run."""
    _run.begin("", {})


def adopt(thing: Thing) -> tuple[str, State | None]:
    """The id of a thing just made, and where the reader has left its like."""
    nth = len(_run.made)
    _run.made.append(thing)
    name = f"{_run.name}/{nth}"
    _things[name] = thing
    return name, _run.left.get(nth)


def change(states: Mapping[str, State]) -> None:
    """Sets things as they are set in the page; those that are gone are left out."""
    for name, state in states.items():
        if (thing := _things.get(name)) is not None:
            thing.put(state)


def live_class(name: str, ids: Callable[[Any], list[str]], value: Callable[[Any], Any] | None = None) -> None:
    """Has objects of a class, named in full, and of those derived from it count as owned by the things `ids`; other
    languages see them as `value`, where it is given."""
    _ids[name] = ids
    if value is not None:
        _values[name] = value


def owned(value: object) -> Owned | None:
    """The things that own a value or what it holds; `None` where there are none."""
    if (found := _hook(value, _ids)) is not None:
        ids = found(value)
        return {"ids": ids, "isItself": len(ids) == 1} if ids else None
    parts = islice(_parts(value), _MOST)
    ids = list(dict.fromkeys(name for part in parts if (found := _hook(part, _ids)) for name in found(part)))
    return {"ids": ids, "isItself": False} if ids else None


def seen(value: Any) -> Any:
    """A value as other languages see it."""
    found = _hook(value, _values)
    return value if found is None else found(value)


def _hook(value: object, hooks: dict[str, _T]) -> _T | None:
    for kind in type(value).__mro__:
        if (hook := hooks.get(f"{kind.__module__}.{kind.__qualname__}")) is not None:
            return hook
    return None


def _parts(value: object, depth: int = 3) -> Iterator[object]:
    """What lists and dictionaries hold."""
    if not isinstance(value, (list, tuple, dict)) or len(value) > _MOST or depth == 0:
        return
    for part in value.values() if isinstance(value, dict) else value:
        yield part
        yield from _parts(part, depth - 1)
