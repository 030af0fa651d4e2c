"""What `importlib.metadata` says of packages that come when a cell imports them, and of what stands in for one."""

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, DistributionFinder
from pathlib import Path
from typing import Any

_versions: dict[str, str] = {}


class _Known(Distribution):
    def __init__(self, name: str, version: str) -> None:
        self._said = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"

    def read_text(self, filename: str) -> str | None:
        return self._said if filename == "METADATA" else None

    def locate_file(self, path: Any) -> Any:
        return Path(path)


class _Finder(DistributionFinder):
    """Asked by name after those who have looked into folders."""

    def find_spec(self, *_asked: object) -> None:
        return None

    def find_distributions(self, context: Any = None) -> Iterator[Any]:
        name = context and context.name
        version = _versions.get(named(name)) if name else None
        if version is not None:
            yield _Known(name, version)


def tell_versions(versions: dict[str, str]) -> None:
    """Has these packages, by name, be known in these versions."""
    _versions.update({named(name): version for name, version in versions.items()})
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())


def is_only_told(found: Distribution) -> bool:
    """Whether a distribution is known by its version alone."""
    return isinstance(found, _Known)


def named(name: str) -> str:
    """A package's name as all who spell it otherwise mean it (PEP 503)."""
    return name.lower().replace("_", "-").replace(".", "-")
