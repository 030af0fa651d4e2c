"""Controls of numbers. They go as decimal texts, so that no digit is lost on the way."""

from collections.abc import Iterable
from decimal import Decimal
from math import isfinite
from typing import Any

from skybook._base.kinds import kind_of
from skybook._base.live import State
from skybook.controls.as_value import AsValues, value_of
from skybook.controls.control import Control, Spec

# A position is a number of the page.
_MOST_STEPS = 2**53 - 1


class _Steps:
    """The numbers from `start` to `stop`, a step apart; whole ones where all that says so is whole."""

    def __init__(self, kind: str, start: Any, stop: Any, step: Any, given: list[Any]) -> None:
        self.start, self.stop = number_of(kind, "start", start), number_of(kind, "stop", stop)
        if self.start > self.stop:
            raise ValueError(f"{kind}: start ({self.start}) is above stop ({self.stop})")
        between = Decimal(text_of(self.stop)) - Decimal(text_of(self.start))
        self.step = number_of(kind, "step", step) if step is not None else self._easy(between)
        if self.step <= 0:
            raise ValueError(f"{kind}: the step ({self.step}) is not above 0")
        if between / Decimal(text_of(self.step)) > _MOST_STEPS:
            raise ValueError(
                f"{kind}: from {self.start} to {self.stop} there are more than 2**53 steps of {self.step}: take a larger step"
            )
        self.whole = all(isinstance(one, int) for one in [self.start, self.stop, self.step, *given])

    def read(self, text: State) -> int | float:
        found = read_number(text, self.whole)
        if not self.start <= found <= self.stop:
            raise ValueError(text)
        return found

    def spec(self) -> Spec:
        return {
            "start": text_of(self.start),
            "stop": text_of(self.stop),
            "step": text_of(self.step),
            "whole": self.whole,
        }

    def _easy(self, between: Decimal) -> int | float:
        """A step that gives at least a hundred of them, or whole ones between whole numbers."""
        if isinstance(self.start, int) and isinstance(self.stop, int):
            return 1
        return float(Decimal(1).scaleb((between / 100).adjusted())) if between else 1


class Slider(Control):
    """A number between two others."""

    kind = "slider"

    def __init__(self, start: Any, stop: Any, step: Any, value: Any, label: str) -> None:
        first = None if value is None else number_of(self.kind, "value", value)
        self._steps = _Steps(self.kind, start, stop, step, [] if first is None else [first])
        super().__init__(label, within(self.kind, self._steps.start if first is None else first, self._steps))

    def _read(self, state: State) -> int | float:
        return self._steps.read(state)

    def _state(self) -> State:
        return text_of(self.value)

    def _form(self) -> Spec:
        return self._steps.spec()


class Range(Control, AsValues):
    """Two numbers, the lower one first."""

    kind = "range"

    def __init__(self, start: Any, stop: Any, step: Any, value: Any, label: str) -> None:
        ends = [] if value is None else [number_of(self.kind, "value", end) for end in _pair(value_of(value))]
        self._steps = _Steps(self.kind, start, stop, step, ends)
        low, high = ends or [self._steps.start, self._steps.stop]
        if low > high:
            raise ValueError(f"range: of its value the first ({low}) is above the second ({high})")
        super().__init__(label, tuple(within(self.kind, end, self._steps) for end in (low, high)))

    def _read(self, state: State) -> tuple[int | float, ...]:
        if not isinstance(state, list):
            raise TypeError(state)
        low, high = (self._steps.read(end) for end in state)
        if low > high:
            raise ValueError(state)
        return low, high

    def _state(self) -> State:
        return [text_of(end) for end in self.value]

    def _form(self) -> Spec:
        return self._steps.spec()


class Number(Control):
    """A number that is written; `None` where there is none."""

    kind = "number"

    def __init__(self, start: Any, stop: Any, step: Any, value: Any, label: str) -> None:
        given = {"start": start, "stop": stop, "step": step, "value": value}
        self._given = {name: number_of(self.kind, name, one) for name, one in given.items() if one is not None}
        self.whole = bool(self._given) and all(isinstance(one, int) for one in self._given.values())
        low, high = self._given.get("start"), self._given.get("stop")
        if low is not None and high is not None and low > high:
            raise ValueError(f"number: start ({low}) is above stop ({high})")
        if self._given.get("step", 1) <= 0:
            raise ValueError(f"number: the step ({self._given['step']}) is not above 0")
        first = self._given.pop("value", low)
        super().__init__(label, None if first is None else within(self.kind, first, self))

    @property
    def start(self) -> int | float | None:
        """The least that it takes."""
        return self._given.get("start")

    @property
    def stop(self) -> int | float | None:
        """The most that it takes."""
        return self._given.get("stop")

    def _read(self, state: State) -> int | float | None:
        if state == "":
            return None
        found = read_number(state, self.whole)
        if (self.start is not None and found < self.start) or (self.stop is not None and found > self.stop):
            raise ValueError(state)
        return found

    def _state(self) -> State:
        return "" if self.value is None else text_of(self.value)

    def _form(self) -> Spec:
        return {"whole": self.whole, **{name: text_of(one) for name, one in self._given.items()}}


def _pair(value: Any) -> list[Any]:
    found = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else []
    if len(found) != 2:
        raise ValueError(f"range: its value is two numbers, such as (1, 5), not {value!r}")
    return found


def within(kind: str, value: int | float, ends: Any) -> int | float:
    """A first value, of the kind that later ones are; raises `ValueError` where it lies outside."""
    if (ends.start is not None and value < ends.start) or (ends.stop is not None and value > ends.stop):
        raise ValueError(f"{kind}: the value ({value}) is not between {ends.start} and {ends.stop}")
    return value if ends.whole else float(value)


def number_of(kind: str, name: str, given: Any) -> int | float:
    """A whole or finite number of Python's own; raises `TypeError` or `ValueError`."""
    found = value_of(given)
    if getattr(found, "ndim", None) == 0 and bool(getattr(found, "mask", False)):
        raise ValueError(f"{kind}: {name} is a missing value")
    found = found.item() if hasattr(found, "item") and getattr(found, "ndim", None) == 0 else found
    if isinstance(found, bool) or not hasattr(found, "__float__") or hasattr(found, "unit"):
        raise TypeError(f"{kind}: {name} is a {kind_of(given)}, not a plain number")
    number = found if isinstance(found, int) else float(found)
    if not isinstance(number, int) and not isfinite(number):
        raise ValueError(f"{kind}: {name} is {number}, not a finite number")
    return number


def text_of(number: int | float) -> str:
    """All digits of a number, without an exponent."""
    return str(number) if isinstance(number, int) else format(Decimal(repr(number)), "f")


def read_number(text: State, whole: bool) -> int | float:
    """The number that a text is; raises `ValueError`."""
    found = int(str(text)) if whole else float(str(text))
    if not isfinite(found):
        raise ValueError(text)
    return found
