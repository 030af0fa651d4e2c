"""Controls of texts, dates, yes and no, presses and files."""

from datetime import date, datetime
from typing import Any

from skybook._base.kinds import kind_of
from skybook._base.live import State
from skybook.controls.as_value import AsValues, value_of
from skybook.controls.control import Control, Spec


class Text(Control, AsValues):
    """A text, of one line or several."""

    kind = "text"

    def __init__(self, value: Any, placeholder: str, lines: int, label: str) -> None:
        first = "" if value is None else str(value)
        if int(lines) < 1:
            raise ValueError(f"text: it has one line or more, not {lines}")
        # A field of one line would drop the others.
        self._placeholder, self._lines = str(placeholder), max(int(lines), first.count("\n") + 1)
        super().__init__(label, first)

    def _read(self, state: State) -> str:
        return str(state)

    def _state(self) -> State:
        return str(self.value)

    def _form(self) -> Spec:
        return {"placeholder": self._placeholder, "lines": self._lines}


class Day(Control):
    """A `datetime.date`; `None` where there is none."""

    kind = "date"

    def __init__(self, value: Any, start: Any, stop: Any, label: str) -> None:
        self._start, self._stop = _day("start", start), _day("stop", stop)
        if self._start and self._stop and self._start > self._stop:
            raise ValueError(f"date: start ({self._start}) is after stop ({self._stop})")
        first = _day("value", value)
        if not self._takes(first):
            raise ValueError(f"date: the value ({first}) is not between {self._start} and {self._stop}")
        super().__init__(label, first)

    def _takes(self, day: date | None) -> bool:
        return day is None or not ((self._start and day < self._start) or (self._stop and day > self._stop))

    def _read(self, state: State) -> date | None:
        day = date.fromisoformat(str(state)) if state else None
        if not self._takes(day):
            raise ValueError(state)
        return day

    def _state(self) -> State:
        return self.value.isoformat() if self.value else ""

    def _form(self) -> Spec:
        ends = {"start": self._start, "stop": self._stop}
        return {name: day.isoformat() for name, day in ends.items() if day}


class Checkbox(Control):
    """Yes or no."""

    kind = "checkbox"

    def __init__(self, value: Any, label: str) -> None:
        found = value_of(value)
        found = found.item() if getattr(found, "ndim", None) == 0 else found
        # Most texts would be true, "no" too.
        if not isinstance(found, int):
            raise TypeError(f"checkbox: the value is True or False, not {value!r}")
        super().__init__(label, bool(found))

    def _read(self, state: State) -> bool:
        return state is True

    def _state(self) -> State:
        return bool(self.value)


class Button(Control):
    """How often it has been pressed since its cell ran."""

    kind = "button"

    def __init__(self, label: str) -> None:
        super().__init__(label, 0)

    def _read(self, state: State) -> int:
        if isinstance(state, (list, str)):
            raise TypeError(state)
        return int(state)

    def _state(self) -> State:
        return int(self.value)


class File(Control):
    """The path below `/local` of a file of the reader's disk, or a list of them; `None` where there is none."""

    kind = "file"

    def __init__(self, endings: Any, multiple: bool, label: str) -> None:
        self._endings = [endings] if isinstance(endings, str) else [str(ending) for ending in endings or ()]
        self._multiple = bool(multiple)
        super().__init__(label, [] if multiple else None)

    def _read(self, state: State) -> Any:
        if not isinstance(state, list):
            raise TypeError(state)
        paths = [f"/local/{name}" for name in state]
        return paths if self._multiple else paths[0] if paths else None

    def _state(self) -> State:
        paths = self.value if self._multiple else [] if self.value is None else [self.value]
        return [path.removeprefix("/local/") for path in paths]

    def _form(self) -> Spec:
        return {"endings": self._endings, "multiple": self._multiple}


def _day(name: str, given: Any) -> date | None:
    """A day of what says one: a date, its ISO text, a moment."""
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    found = given.to_datetime() if hasattr(given, "to_datetime") else given
    found = found.item() if type(found).__name__ == "datetime64" else found
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, str):
        try:
            return date.fromisoformat(found.strip()[:10])
        except ValueError as error:
            raise ValueError(f"date: {name} is {found!r}, not a day such as 2026-11-28 ({error})") from None
    raise TypeError(f"date: {name} is a {kind_of(given)}, not a date or a text such as 2026-11-28")
