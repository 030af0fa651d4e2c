"""Packages of Pyodide's distribution as micropip comes to want them: those of a public host by their hash, or from PyPI
where the host gives nothing; never where it gives what has another hash."""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from types import SimpleNamespace
from typing import Any

from skybook.packages.known_versions import is_only_told, named

# By `attach`: what Pyodide's lock says of packages, by name, and the package of each module of a public host.
_lock: dict[str, Any] = {}
_packages: dict[str, str] = {}
# Packages that their host did not give: PyPI may, or nobody else.
_not_given: set[str] = set()
_refused: set[str] = set()
# The site's own packages that others have been found to need, and that may not be here yet.
_wanted: set[str] = set()
_load: list[Callable[[list[str]], Any]] = []


def load_by(load: Callable[[list[str]], Any]) -> None:
    """`load(names)` brings packages of the lock with what they need; its promise gives the names of those that did not
    come."""
    _load[:] = [load]


def note_not_given(names: list[str], left_to_pypi: list[str]) -> None:
    """Notes packages that their public host did not give, and those of them that PyPI may give instead."""
    left = {named(name) for name in left_to_pypi}
    _not_given.update(left)
    _refused.difference_update(left)
    _refused.update({named(name) for name in names} - left)
    _leave_to_pypi()


def is_refused(package: str) -> bool:
    """Whether the public host did not give this package, and nobody else may."""
    return named(package) in _refused


def package_of(module: str) -> str | None:
    """The package of a public host that has this module."""
    return _packages.get(module)


def attach(transaction: Any) -> None:
    """Has micropip, as it is imported, bring what packages need of the distribution as the page does, which it would
    take for being here as its version is told."""
    from micropip._compat import compatibility_layer as layer

    global _lock
    _lock = layer.lockfile_packages
    _packages.update(
        {module: name for name, entry in _lock.items() if _is_hosted(entry) for module in entry["imports"]}
    )
    _leave_to_pypi()
    layer.loadPackage = staticmethod(_load_named)
    transaction.importlib = SimpleNamespace(metadata=SimpleNamespace(version=version_here))
    plain = transaction.Transaction.gather_requirements

    async def gather_requirements(self: Any, *given: Any) -> None:
        await plain(self, *given)
        await bring_wanted()

    transaction.Transaction.gather_requirements = gather_requirements


def version_here(name: str) -> str:
    """The version of a package that is here, or is the site's own and comes with the next `bring_wanted`."""
    found = distribution(name)
    if is_only_told(found):
        if named(name) in _not_given or _is_hosted(_lock.get(named(name))):
            raise PackageNotFoundError(name)
        if named(name) in _lock:
            _wanted.add(named(name))
    return found.version


async def bring_wanted() -> None:
    """Brings the site's own packages that others have been found to need."""
    names = sorted(_wanted)
    _wanted.clear()
    if names:
        await _load[0](names)


async def _load_named(names: Any) -> None:
    import micropip

    missing = list(await _load[0](list(names)))
    if refused := [name for name in missing if is_refused(name)]:
        raise RuntimeError(
            f"{', '.join(refused)} did not come from the public host of Pyodide as this site knows it by its SHA-256, "
            "and is not taken from PyPI in its place."
        )
    if missing:
        await micropip.install(missing)


def _leave_to_pypi() -> None:
    for name in _not_given & _lock.keys():
        del _lock[name]


def _is_hosted(entry: Any) -> bool:
    return entry is not None and "://" in entry["file_name"]
