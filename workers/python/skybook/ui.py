"""Controls that the reader sets: shown by the cell that makes them, with a `value` that cells of all languages read and
that has those run again when it changes. Where the reader leaves them they stand when the cell runs again.

    limit = ui.slider(3, 25, value=10, label="Within (pc)")

In another cell `limit.value` is the number, and `limit` acts as it (`limit * u.pc`, `x < limit`); in SQL it is
`$limit`, in JavaScript `limit`. Labels and options are texts, never HTML."""

from collections.abc import Iterable
from typing import Any

from skybook.controls.choices import MISSING, Multiselect, Radio, Select
from skybook.controls.layout import Layout, Tabs
from skybook.controls.numbers import Number, Range, Slider
from skybook.controls.rows import Rows
from skybook.controls.simple import Button, Checkbox, Day, File, Text


def slider(start: Any, stop: Any, step: Any = None, value: Any = None, *, label: str = "") -> Slider:
    """A number from `start` to `stop`; a whole one where all that is given is whole. Without a step it is 1 between
    whole numbers, else a small one."""
    return Slider(start, stop, step, value, label)


def range(start: Any, stop: Any, step: Any = None, value: Any = None, *, label: str = "") -> Range:
    """Two numbers from `start` to `stop`: `low, high = r.value`."""
    return Range(start, stop, step, value, label)


def number(start: Any = None, stop: Any = None, step: Any = None, value: Any = None, *, label: str = "") -> Number:
    """A number that is written; `None` while there is none."""
    return Number(start, stop, step, value, label)


def select(options: Any, value: Any = MISSING, *, label: str = "") -> Select:
    """One of the options, a list or a dict `{label: value}`; at first the first one."""
    return Select(options, value, label)


def radio(options: Any, value: Any = MISSING, *, label: str = "") -> Radio:
    """One of the options, all in sight."""
    return Radio(options, value, label)


def multiselect(options: Any, value: Iterable[Any] = (), *, label: str = "") -> Multiselect:
    """A list of any of the options."""
    return Multiselect(options, value, label)


def text(value: str = "", *, placeholder: str = "", lines: int = 1, label: str = "") -> Text:
    """A text, of several lines where `lines` says so."""
    return Text(value, placeholder, lines, label)


def date(value: Any = None, start: Any = None, stop: Any = None, *, label: str = "") -> Day:
    """A `datetime.date`, given as one, as a text such as `"2026-11-28"` or as a Time; `None` while there is none."""
    return Day(value, start, stop, label)


def checkbox(value: bool = False, *, label: str = "") -> Checkbox:
    """Yes or no."""
    return Checkbox(value, label)


def button(label: str = "Go") -> Button:
    """How often it has been pressed since its cell ran."""
    return Button(label)


def file(endings: str | Iterable[str] = (), *, multiple: bool = False, label: str = "") -> File:
    """The path of a file of the reader's disk, such as `/local/stars.fits`, for `Table.read` and the like; `None` until
    one is chosen, a list of paths where several may be. `endings` such as `".fits"` say which are offered."""
    return File(endings, multiple, label)


def table(data: Any, *, multiple: bool = True, label: str = "") -> Rows:
    """The rows of a table that are chosen in it, as a table of its kind."""
    return Rows(data, multiple, label)


def tabs(tabs: dict[str, Any], value: str | None = None, *, label: str = "") -> Tabs:
    """Things of which one is in sight, by the labels of their tabs; the label in sight is the value."""
    return Tabs(tabs, value, label)


def row(*items: Any) -> Layout:
    """Controls, tables, figures, texts beside each other."""
    return Layout("row", items)


def column(*items: Any) -> Layout:
    """Controls, tables, figures, texts below each other."""
    return Layout("column", items)
