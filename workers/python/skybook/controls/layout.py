"""Rows, columns and tabs of controls and of anything else that can be shown."""

from collections.abc import Mapping
from typing import Any

from skybook._base.kinds import kind_of
from skybook._base.live import State, owned
from skybook.controls.control import Control, Spec


class Layout:
    """Things beside or below each other."""

    def __init__(self, kind: str, items: tuple[Any, ...]) -> None:
        self.kind = kind
        self.items: list[Any] = list(items[0]) if len(items) == 1 and isinstance(items[0], (list, tuple)) else [*items]

    def __repr__(self) -> str:
        return f"<{self.kind} of {len(self.items)}>"


class Tabs(Control):
    """Things of which one is in sight; the label of its tab is the value."""

    kind = "tabs"

    def __init__(self, tabs: Any, value: Any, label: str) -> None:
        if not isinstance(tabs, Mapping) or not tabs:
            raise TypeError(
                f"tabs: give a dict of labels and what they show, not {kind_of(tabs) if tabs else 'nothing'}"
            )
        self._labels = [str(one) for one in tabs]
        self.items: list[Any] = list(tabs.values())
        first = self._labels[0] if value is None else str(value)
        if first not in self._labels:
            raise ValueError(f"tabs: {first!r} is not among the labels")
        super().__init__(label, first)

    def _read(self, state: State) -> str:
        return self._labels[self._labels.index(str(state))]

    def _state(self) -> State:
        return str(self.value)

    def _form(self) -> Spec:
        return {"labels": self._labels}


def ids_of(layout: Layout | Tabs) -> list[str]:
    """The controls that a layout shows, its own tabs first."""
    own = [layout._id] if isinstance(layout, Tabs) else []
    inner = owned(layout.items)
    return [*own, *(inner["ids"] if inner else [])]
