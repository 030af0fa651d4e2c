"""Extensions for IPython that a page can load: modules that make magics and callbacks of the shell."""

import importlib
from importlib.util import find_spec
from typing import Any

from skybook.shell.told import tell

# Extensions whose magics do here what the page does anyway.
_KNOWN = frozenset(
    {"autoreload", "autotime", "memory_profiler", "line_profiler", "watermark", "tensorboard", "storemagic"}
)


class Extensions:
    """Those that have been loaded, by their modules."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self.loaded: set[str] = set()

    def load_extension(self, name: str) -> str | None:
        """Loads one; says so where it is loaded already, or has nothing to load."""
        if name in self.loaded:
            return "already loaded"
        if name in _KNOWN:
            return None
        if not _is_there(name):
            tell(f"Not loaded: no module {name} is here. A cell that imports it brings it where PyPI has it.")
            return None
        load = getattr(importlib.import_module(name), "load_ipython_extension", None)
        if load is None:
            return "no load function"
        load(self._shell)
        self.loaded.add(name)
        return None

    def unload_extension(self, name: str) -> str | None:
        """Ends what one does, as far as it says how."""
        if name not in self.loaded:
            return "not loaded"
        self.loaded.discard(name)
        unload = getattr(importlib.import_module(name), "unload_ipython_extension", None)
        if unload is None:
            return "no unload function"
        unload(self._shell)
        return None

    def reload_extension(self, name: str) -> str | None:
        """Loads one anew."""
        if name in self.loaded:
            self.unload_extension(name)
            importlib.reload(importlib.import_module(name))
        return self.load_extension(name)


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ImportError:
        return False
