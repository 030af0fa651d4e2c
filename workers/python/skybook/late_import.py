"""Brings a package of the site when code imports it that no cell names, such as pandas by `Table.to_pandas()`."""

import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class _Loader(Loader):
    def __init__(self, bring: Callable[[str], None]) -> None:
        self._bring = bring
        self._real: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        self._bring(spec.name)
        importlib.invalidate_caches()
        self._real = PathFinder.find_spec(spec.name)
        if self._real is None or self._real.loader is None:
            raise ModuleNotFoundError(f"No module named {spec.name!r}", name=spec.name)
        return self._real.loader.create_module(self._real)

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__ = self._real
        module.__loader__ = self._real.loader
        module.__file__ = self._real.origin
        if self._real.submodule_search_locations is not None:
            module.__path__ = self._real.submodule_search_locations
        self._real.loader.exec_module(module)


class _Finder(MetaPathFinder):
    def __init__(self, modules: frozenset[str], bring: Callable[[str], None]) -> None:
        self._modules = modules
        self._bring = bring

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        # Packages ask for a spec to know whether they could import; the fetch waits until they do.
        return ModuleSpec(name, _Loader(self._bring), is_package=True) if name in self._modules else None


def install_late_import(modules: list[str], bring: Callable[[str], None]) -> None:
    """Has `bring(module)` fetch the package of a module of the site that is imported and not there yet."""
    sys.meta_path.append(_Finder(frozenset(modules), bring))
