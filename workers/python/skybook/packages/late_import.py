"""Brings a package of the site when code imports it that no cell names, such as pandas by `Table.to_pandas()`."""

import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from skybook.packages.optional_parts import look_again

type Fetch = Callable[[str], Any]
type Bring = Callable[[str], None]


class _Loader(Loader):
    def __init__(self, fetch: Fetch, bring: Bring) -> None:
        self._fetch = fetch
        self._bring = bring
        self._real: tuple[ModuleSpec, Loader] | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        from pyodide.ffi import JsException, can_run_sync, run_sync

        try:
            if can_run_sync():
                run_sync(self._fetch(spec.name))
            self._bring(spec.name)
        except JsException as error:
            # What this thread waits for comes only after the cell.
            self._fetch(spec.name)
            raise ConnectionError(
                f"{spec.name} could not be brought in the middle of a cell ({error}). It is being fetched now: run the cell again. With `import {spec.name}` in the cell it is there before the cell runs."
            ) from error
        importlib.invalidate_caches()
        real = PathFinder.find_spec(spec.name)
        if real is None or real.loader is None:
            raise ModuleNotFoundError(f"No module named {spec.name!r}", name=spec.name)
        self._real = (real, real.loader)
        return real.loader.create_module(real)

    def exec_module(self, module: ModuleType) -> None:
        if self._real is None:
            raise ImportError(f"{module.__name__} is run before it is made", name=module.__name__)
        real, loader = self._real
        module.__spec__ = real
        module.__loader__ = loader
        module.__file__ = real.origin
        if real.submodule_search_locations is not None:
            module.__path__ = real.submodule_search_locations
        loader.exec_module(module)


class _Finder(MetaPathFinder):
    def __init__(self, modules: frozenset[str], fetch: Fetch, bring: Bring) -> None:
        self._modules = modules
        self._fetch = fetch
        self._bring = bring

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        # Packages ask for a spec to know whether they could import; the fetch waits until they do.
        return ModuleSpec(name, _Loader(self._fetch, self._bring), is_package=True) if name in self._modules else None

    def invalidate_caches(self) -> None:
        # Whoever brings packages has Python's finders look anew.
        look_again()


def install_late_import(modules: list[str], fetch: Fetch, bring: Bring) -> None:
    """Has `bring(module)` bring in the package of a module of the site that is imported and not there yet, after
    `fetch(module)` where Python can wait for its promise."""
    sys.meta_path.append(_Finder(frozenset(modules), fetch, bring))
