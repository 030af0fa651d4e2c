"""What `name?` shows."""

import builtins
import contextlib
import inspect
from fnmatch import fnmatchcase
from typing import Any

_LONGEST = 20_000


def describe(text: str, space: dict[str, Any], magics: dict[str, Any]) -> str:
    """What a name is: its type, signature and documentation; with `??` its source."""
    with_source = "??" in text
    name = text.strip().strip("?").strip()
    if name.startswith("%"):
        magic = magics.get(name.lstrip("%"))
        return (
            inspect.getdoc(magic) or f"{name} is a command for IPython." if magic else f"There is no magic {name} here."
        )
    if "*" in name:
        return "\n".join(matching(name, space)) or f"Nothing matches `{name}`."
    try:
        value = eval(name, space)
    except Exception:
        return f"Object `{name}` not found."
    parts = [("Type", type(value).__name__)]
    if callable(value):
        with contextlib.suppress(ValueError, TypeError):
            parts.insert(0, ("Signature", f"{name}{inspect.signature(value)}"))
    else:
        parts.append(("String form", _short(value)))
        if hasattr(value, "__len__"):
            parts.append(("Length", _length(value)))
    file = _file(value)
    if file:
        parts.append(("File", file))
    said = [f"{label}: {text}" for label, text in parts if text]
    source = _source(value) if with_source else None
    said.append(f"Source:\n{source}" if source else f"Docstring:\n{inspect.getdoc(value) or '<no docstring>'}")
    return "\n".join(said)[:_LONGEST]


def matching(pattern: str, space: dict[str, Any]) -> list[str]:
    """The names that match a pattern with `*`, also those in an object."""
    owner, dot, inner = pattern.rpartition(".")
    try:
        names = dir(eval(owner, space)) if dot else [*space, *dir(builtins)]
    except Exception:
        return []
    shown = [name for name in set(names) if inner.startswith("_") or not name.startswith("_")]
    return sorted(f"{owner}{dot}{name}" for name in shown if fnmatchcase(name, inner))


def _short(value: object) -> str:
    try:
        text = str(value)
    except Exception:
        return ""
    return text if len(text) <= 200 else f"{text[:200]}…"


def _length(value: Any) -> str:
    try:
        return str(len(value))
    except Exception:
        return ""


def _file(value: Any) -> str | None:
    try:
        return inspect.getsourcefile(value)
    except OSError, TypeError:
        return None


def _source(value: Any) -> str | None:
    try:
        return inspect.getsource(value)
    except OSError, TypeError:
        return None
