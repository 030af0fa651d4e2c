"""What Python holds: the names of cells with their types and sizes, and the files of the notebook's folder."""

import os
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from skybook._base.kinds import kind_of
from skybook._page.folder import FOLDER, files
from skybook._page.preview import preview

_MOST_NAMES = 500
_NO_DATA = (ModuleType, FunctionType, BuiltinFunctionType, type)


def holdings(values: dict[str, Any]) -> dict[str, Any]:
    """`{"names": [{"name", "type", "shape", "bytes"}], "files": [{"path", "bytes"}], "moreFiles"}`, the largest names
    first."""
    names = [_told(name, value) for name, value in values.items() if not isinstance(value, _NO_DATA)]
    names.sort(key=lambda one: -one.get("bytes", 0))
    return {"names": names[:_MOST_NAMES], **files()}


def read_file(path: str) -> bytes:
    """The bytes of a file of the notebook's folder."""
    with open(os.path.join(FOLDER, path), "rb") as file:
        return file.read()


def preview_file(path: str) -> str:
    """What a file of that folder begins with, as text."""
    return preview(os.path.join(FOLDER, path))


def _told(name: str, value: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "type": kind_of(value), "bytes": _bytes(value)}
    shape = _shape(value)
    return {**told, "shape": shape} if shape else told


def _shape(value: Any) -> list[int]:
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple) and all(isinstance(size, int) for size in shape):
        return list(shape)
    if hasattr(value, "colnames"):
        return [len(value), len(value.colnames)]
    return [len(value)] if isinstance(value, (list, tuple, dict, set, frozenset)) else []


def _bytes(value: Any) -> int:
    try:
        if hasattr(value, "memory_usage"):
            usage = value.memory_usage(index=True)
            return int(usage if isinstance(usage, int) else usage.sum())
        if hasattr(value, "colnames"):
            return sum(_bytes(value[name]) for name in value.colnames)
        size = getattr(value, "nbytes", None)
        return int(size) if isinstance(size, int) else sys.getsizeof(value)
    except Exception:
        return sys.getsizeof(value, 0)
