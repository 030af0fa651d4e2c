"""Controls as the page draws them."""

from typing import Any

from skybook._base.live import live_class, made
from skybook.controls.control import Control, Spec
from skybook.controls.layout import Layout, Tabs, ids_of
from skybook.controls.rows import Rows
from skybook.display import Bundle, display, show_class, shown

_MIME = "application/vnd.skybook.control+json"


class _Cell:
    """The cell that runs: its names, and which controls it has shown."""

    def __init__(self) -> None:
        self.start({})

    def start(self, space: dict[str, Any]) -> None:
        self.space = space
        self.shown: set[int] = set()

    def name_of(self, control: Control) -> str | None:
        return next((name for name, value in [*self.space.items()] if value is control), None)


_cell = _Cell()


def install() -> None:
    """Makes `display` show controls and layouts of them, and other languages see their values."""
    for kind in (Control, Layout):
        show_class(f"{kind.__module__}.{kind.__qualname__}", _bundle)
    live_class(f"{Control.__module__}.{Control.__qualname__}", lambda control: [control._id], lambda one: one.value)
    live_class(f"{Tabs.__module__}.{Tabs.__qualname__}", ids_of)
    live_class(f"{Layout.__module__}.{Layout.__qualname__}", ids_of)


def start_cell(space: dict[str, Any]) -> None:
    """Notes in which names the cell's controls will be."""
    _cell.start(space)


def end_cell(shows: bool) -> None:
    """Shows the controls that the cell has made and given names, and that nothing has shown."""
    for thing in made() if shows else []:
        if isinstance(thing, Control) and id(thing) not in _cell.shown and _cell.name_of(thing) is not None:
            display(thing)
    _cell.start({})


def _bundle(value: Any) -> Bundle:
    parts: list[Bundle] = []
    return {"data": {_MIME: _item(value, parts), "text/plain": repr(value)}, "parts": parts}


def _item(value: Any, parts: list[Bundle]) -> Spec:
    if isinstance(value, Layout):
        return {"kind": value.kind, "items": [_item(one, parts) for one in value.items]}
    if not isinstance(value, Control):
        bundle = {"data": {"text/plain": value}} if isinstance(value, str) else shown(value)
        return {"kind": "part", "part": _part(bundle, parts)}
    _cell.shown.add(id(value))
    spec = value.spec()
    # What has no label of its own goes by its name.
    spec["label"] = value.label or _cell.name_of(value) or value.kind
    if isinstance(value, Tabs):
        return {**spec, "items": [_item(one, parts) for one in value.items]}
    if isinstance(value, Rows):
        return {**spec, "part": _part(shown(value.data), parts)}
    return spec


def _part(bundle: Bundle, parts: list[Bundle]) -> int:
    parts.append(bundle)
    return len(parts) - 1
