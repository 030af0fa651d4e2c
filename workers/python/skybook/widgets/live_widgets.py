"""Widgets as values that the reader changes: cells that read one run again, and other languages see what it is set to."""

from typing import Any

from skybook._base.live import live_class

_MOST = 1000
# Traits that all widgets have, of how they look.
_LOOK = frozenset(("layout", "style", "tooltip", "tabbable"))


def install() -> None:
    """Makes widgets such values, without importing them."""
    live_class("ipywidgets.widgets.widget.Widget", _ids, _value)


def _ids(widget: Any) -> list[str]:
    """The widget and those that it holds."""
    found: dict[str, None] = {}
    waiting = [widget]
    while waiting and len(found) < _MOST:
        one = waiting.pop()
        name = getattr(one, "model_id", None)
        if name is not None and name not in found:
            found[name] = None
            waiting += getattr(one, "children", ())
    return list(found)


def _value(widget: Any) -> Any:
    """What it is set to, or where it has no one value its traits by their names."""
    if widget.has_trait("value"):
        return widget.value
    return {
        name: value
        for name in widget.keys
        if not name.startswith("_") and name not in _LOOK and _is_plain(value := getattr(widget, name))
    }


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, list, tuple, dict))
