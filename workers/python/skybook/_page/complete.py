"""What may follow in a Python cell, told from the values that are there; nothing is called but `__dir__`."""

import inspect
import re
from typing import Any

_ATTRIBUTE = re.compile(r"([A-Za-z_]\w*(?:\.\w+)*)\.(\w*)$")
_KEY = re.compile(r"""([A-Za-z_]\w*(?:\.\w+)*)\[(["'])([^"']*)$""")
_MOST = 500
# What is looked for stands right before the cursor; the patterns look from each letter to the end.
_NEAR = 300


def complete(before: str, values: dict[str, Any]) -> dict[str, Any]:
    """`{"from", "options"}` for the text before the cursor: attributes after a dot, columns or keys within brackets."""
    near = before[-_NEAR:]
    start = len(before) - len(near)
    key = _KEY.search(near)
    if key:
        return {
            "from": start + key.start(3),
            "options": [
                {"label": name, "kind": "column"} for name in _keys(_value(key[1], values)) if name.startswith(key[3])
            ][:_MOST],
        }
    attribute = _ATTRIBUTE.search(near)
    if not attribute:
        return {"from": len(before), "options": []}
    owner = _value(attribute[1], values)
    hidden = attribute[2].startswith("_")
    names = [name for name in _names(owner) if name.startswith(attribute[2]) and (hidden or not name.startswith("_"))]
    return {
        "from": start + attribute.start(2),
        "options": [{"label": name, "kind": _kind(owner, name)} for name in names[:_MOST]],
    }


def _value(path: str, values: dict[str, Any]) -> Any:
    first, *rest = path.split(".")
    value = values.get(first)
    for name in rest:
        # A property may compute for long or fetch; only what is stored is looked at.
        value = inspect.getattr_static(value, name, None)
    return value


def _names(owner: Any) -> list[str]:
    try:
        return [] if owner is None else dir(owner)
    except Exception:
        return []


def _keys(owner: Any) -> list[str]:
    columns = getattr(owner, "colnames", None) if hasattr(owner, "colnames") else getattr(owner, "columns", None)
    names = owner.keys() if isinstance(owner, dict) else columns if columns is not None else ()
    return [name for name in names if isinstance(name, str)]


def _kind(owner: Any, name: str) -> str:
    value = inspect.getattr_static(owner, name, None)
    return (
        "class"
        if inspect.isclass(value)
        else "module"
        if inspect.ismodule(value)
        else "function"
        if callable(value) or isinstance(value, (classmethod, staticmethod))
        else "name"
    )
