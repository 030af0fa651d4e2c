"""Why a package of PyPI fails as it is imported: it was made for others than are here."""

import sys
import traceback
from importlib.metadata import PackageNotFoundError, version

_SITE = ("numpy", "astropy", "pandas")
_packages: dict[str, str] = {}


def note_brought(module: str, package: str) -> None:
    """Notes that PyPI gave a package for a module."""
    _packages[module] = package


def why_unfit(error: BaseException) -> str | None:
    """What the reader can do where a package that PyPI gave has failed while it was imported."""
    for frame in traceback.extract_tb(error.__traceback__):
        inside = frame.filename.partition("site-packages/")[2]
        package = _packages.get(inside.partition("/")[0].removesuffix(".py"))
        if package and frame.name == "<module>":
            here = ", ".join(f"{name} {_version(name)}" for name in _SITE if name in sys.modules)
            return (
                f"{package} {_version(package)}, the newest of it on PyPI that a page can take, was not made for what"
                f" is here{f' ({here})' if here else ''}: newer ones may be there as source code alone, which a page"
                f" cannot build. Another version: %pip install {package}==<version>"
            )
    return None


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
