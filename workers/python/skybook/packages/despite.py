"""A package whose needs cannot all be had, brought without those: what it lacks fails where it is used."""

import sys
from importlib.metadata import PackageNotFoundError, requires

from skybook.packages.hosted import bring_wanted, version_here

_DEEPEST = 4


async def bring_despite(package: str) -> bool:
    """Brings a package of PyPI and of what it needs all that can be had; tells what not, and why. Whether the package
    itself has come."""
    import micropip

    lacks: list[str] = []
    if await _bring(package, lacks, _DEEPEST, micropip.install) is not None:
        return False
    for one in lacks:
        print(f"{package} was brought all the same, but {one}", file=sys.stderr)
    return True


async def _bring(text: str, lacks: list[str], deeper: int, install: object) -> str | None:
    """Why a requirement is not here; `None` where it has come."""
    from packaging.requirements import Requirement

    assert callable(install)
    try:
        await install(text)
        return None
    except Exception as error:
        said = str(error)
    wanted = Requirement(text)
    try:
        await install(text, deps=False)
    except Exception:
        return said
    for need in requires(wanted.name) or []:
        asked = Requirement(need)
        if asked.marker is not None and not any(
            asked.marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras)
        ):
            continue
        here = _version(asked.name)
        if here is not None:
            if not asked.specifier.contains(here, prereleases=True):
                lacks.append(
                    f"{wanted.name} asks for {asked.name}{asked.specifier}, and {asked.name} {here} is here: they may not go together."
                )
            continue
        asked.marker = None
        if deeper == 0 or await _bring(str(asked), lacks, deeper - 1, install) is not None:
            lacks.append(f"{asked.name}, which {wanted.name} needs, could not be had: what uses it will fail.")
    await bring_wanted()
    return None


def _version(name: str) -> str | None:
    try:
        return version_here(name)
    except PackageNotFoundError:
        return None
