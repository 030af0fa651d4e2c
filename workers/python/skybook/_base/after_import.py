"""Actions that wait for a module to be imported, so that nothing is imported for their sake."""

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

type Action = Callable[[ModuleType], None]


class _Loader(Loader):
    def __init__(self, inner: Loader, action: Action) -> None:
        self._inner = inner
        self._action = action

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._inner.exec_module(module)
        self._action(module)


class _Finder(MetaPathFinder):
    def __init__(self) -> None:
        self.actions: dict[str, list[Action]] = {}
        self._searching: set[str] = set()

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in self.actions or name in self._searching:
            return None
        self._searching.add(name)
        try:
            spec = find_spec(name)
        except ImportError:
            spec = None
        finally:
            self._searching.discard(name)
        if spec is None or spec.loader is None:
            return None
        spec.loader = _Loader(spec.loader, self._act)
        return spec

    def _act(self, module: ModuleType) -> None:
        # Packages ask for a spec only to know whether they could import: the action stays until one does.
        for action in self.actions.pop(module.__name__, ()):
            action(module)


_finder = _Finder()


def after_import(name: str, action: Action) -> None:
    """Calls `action` with the module `name` once it has been imported, after those that were given before; now, where
    it has been."""
    if name in sys.modules:
        action(sys.modules[name])
        return
    _finder.actions.setdefault(name, []).append(action)
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
