"""Controls that offer values under labels, of which several may be the same."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from skybook._base.kinds import kind_of
from skybook._base.live import State
from skybook.controls.as_value import AsValues
from skybook.controls.control import Control, Spec

MISSING = object()
"""Stands for a value that was not given: `None` may be an option."""

_MOST = 10_000


class _Options:
    """Values in their order, each under its label."""

    def __init__(self, kind: str, options: Any) -> None:
        self.kind = kind
        if isinstance(options, (str, bytes)) or not isinstance(options, Iterable):
            raise TypeError(f"{kind}: the options are a list, or a dict of labels and values, not a {kind_of(options)}")
        pairs = options.items() if isinstance(options, Mapping) else _labelled(options)
        self.labels: list[str] = []
        self.values: list[Any] = []
        for label, value in pairs:
            if len(self.labels) == _MOST:
                raise ValueError(
                    f"{kind}: more than {_MOST:,} options: give fewer, or let rows be chosen with ui.table"
                )
            self.labels.append(str(label))
            self.values.append(value)

    def place(self, value: object) -> int:
        """Where a value stands, or the label that is given for it; raises `ValueError`."""
        for at, option in enumerate(self.values):
            if option is value or _same(option, value):
                return at
        if isinstance(value, str) and value in self.labels:
            return self.labels.index(value)
        raise ValueError(f"{self.kind}: {value!r} is not among the options")

    def read(self, state: State) -> list[int]:
        """The places of a state: numbers and labels by turns, since the options may be others than they were."""
        if not isinstance(state, list) or len(state) % 2:
            raise TypeError(state)
        return [self._place(at, label) for at, label in zip(state[::2], state[1::2], strict=True)]

    def state(self, places: Iterable[int]) -> State:
        return [part for at in places for part in (at, self.labels[at])]

    def spec(self) -> Spec:
        return {"options": self.labels, "values": [_simple(value) for value in self.values]}

    def _place(self, at: object, label: object) -> int:
        if isinstance(at, (int, float)) and 0 <= at < len(self.labels) and self.labels[int(at)] == label:
            return int(at)
        return self.labels.index(str(label))


class Choice(Control):
    """One of several values; `None` where there is none to choose."""

    def __init__(self, options: Any, value: Any, label: str) -> None:
        self._options = _Options(self.kind, options)
        first = 0 if self._options.values else None
        self._place = first if value is MISSING else self._options.place(value)
        super().__init__(label, self._of(self._place))

    def _of(self, place: int | None) -> Any:
        return None if place is None else self._options.values[place]

    def _read(self, state: State) -> Any:
        (place,) = self._options.read(state)
        self._place = place
        return self._of(place)

    def _state(self) -> State:
        return self._options.state([] if self._place is None else [self._place])

    def _form(self) -> Spec:
        return self._options.spec()


class Select(Choice):
    """One of several values, from a list that opens."""

    kind = "select"


class Radio(Choice):
    """One of several values, all in sight."""

    kind = "radio"


class Multiselect(Control, AsValues):
    """Any of several values, in their order."""

    kind = "multiselect"

    def __init__(self, options: Any, value: Any, label: str) -> None:
        self._options = _Options(self.kind, options)
        # A text is one option, not its letters.
        chosen = [value] if isinstance(value, str) or not isinstance(value, Iterable) else value
        self._places = sorted({self._options.place(one) for one in (() if value is None else chosen)})
        super().__init__(label, [self._options.values[at] for at in self._places])

    def _read(self, state: State) -> list[Any]:
        self._places = sorted(set(self._options.read(state)))
        return [self._options.values[at] for at in self._places]

    def _state(self) -> State:
        return self._options.state(self._places)

    def _form(self) -> Spec:
        return self._options.spec()


def _simple(value: object) -> Spec:
    """What the page can give other languages by itself; of other values it asks."""
    if value is None or type(value) in (bool, str) or (type(value) is float and isfinite(value)):
        return {"plain": value}
    return {"whole": str(value)} if type(value) is int else {}


def _labelled(options: Any) -> Iterable[tuple[Any, Any]]:
    # NumPy's own scalars are Python's after this.
    try:
        values = options.tolist() if hasattr(options, "tolist") else options
    except NotImplementedError:
        # Quantities have a unit, which numbers have not.
        values = options
    return ((value, value) for value in values)


def _same(one: Any, other: Any) -> bool:
    # Arrays compare item by item.
    try:
        return bool(one == other)
    except (ValueError, TypeError):
        return False
