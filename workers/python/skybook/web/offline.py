"""Whether this computer is offline, as far as its browser knows."""

from importlib import import_module
from typing import Any


def is_offline() -> bool:
    """True only where the browser is sure of it."""
    try:
        js: Any = import_module("js")
    except ImportError:
        return False
    return getattr(getattr(js, "navigator", None), "onLine", None) is False
