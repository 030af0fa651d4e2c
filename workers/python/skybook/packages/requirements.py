"""What a notebook says that it needs: brought before its cells run, or told why it cannot be had."""

import os
import re
import sys
from importlib.metadata import PackageNotFoundError, version

from skybook._base import page
from skybook.packages.asked import listed, packages_of, told_of
from skybook.packages.despite import bring_despite
from skybook.packages.known_versions import named
from skybook.packages.pypi import lacks_needs, reason

# What a requirement came to: empty where it is here.
_outcomes: dict[str, str] = {}
_known: dict[str, str] = {}
_BY_THE_PAGE = frozenset(
    {"ipython", "jupyter", "jupyterlab", "notebook", "ipykernel", "nbformat", "pip", "setuptools", "wheel"}
)


def know_versions(versions: dict[str, str]) -> None:
    """The versions of the packages that come when a cell imports them."""
    _known.update({named(name): told for name, told in versions.items()})


async def require(requirements: list[str]) -> None:
    """Brings what a notebook asks for, each once; tells beside the running cell what cannot be had, and why."""
    for text in [one for given in requirements for one in listed(given)]:
        if text not in _outcomes:
            _outcomes[text] = await _bring(text)
            if _outcomes[text]:
                print(f"This notebook asks for {text}. {_outcomes[text]}", file=sys.stderr)


def say_installed(words: list[str]) -> str:
    """What `pip` with these words says here."""
    action, *rest = words or ["help"]
    is_quiet = any(re.fullmatch(r"-\w*q\w*|--quiet", word) for word in rest)
    wanted = [one for given in packages_of(rest) for one in listed(given)]
    if action in ("list", "freeze"):
        return "".join(f"{name}=={told}\n" for name, told in sorted(_here().items()))
    if action == "show":
        return "".join(f"Name: {name}\nVersion: {_version(name) or 'not here'}\n" for name in wanted)
    if action == "uninstall":
        return "Not done: what a page has been given stays until it is left.\n"
    if action != "install" or is_quiet:
        return ""
    return "".join(f"{text}: {_outcomes.get(text) or _told_here(text)}\n" for text in wanted)


def _told_here(text: str) -> str:
    name = re.split(r"[\s\[=<>!~;@]", text, maxsplit=1)[0]
    here = _version(name)
    return f"{here} is here." if here else "comes when a cell imports it."


async def _bring(text: str) -> str:
    from packaging.requirements import InvalidRequirement, Requirement

    if told := told_of(text):
        return told
    if text.endswith(".whl"):
        return await _bring_file(text)
    try:
        wanted = Requirement(text)
    except InvalidRequirement:
        return "This is no name of a package with a version."
    if wanted.marker is not None and not wanted.marker.evaluate():
        return ""
    name = named(wanted.name)
    if name in _BY_THE_PAGE:
        return ""
    if wanted.url and (told := told_of(wanted.url)):
        return told
    if wanted.url:
        return await _bring_file(wanted.url)
    here = _version(name) or _known.get(name)
    if here is not None and wanted.specifier.contains(here, prereleases=True):
        return ""
    page.emit({"kind": "progress", "progress": {"label": f"Looking for {text} on PyPI"}})
    try:
        import micropip

        await micropip.install(text)
    except Exception as error:
        if here is None and lacks_needs(wanted.name, error) and await bring_despite(text):
            return ""
        why = await reason(wanted.name, text, error)
        return f"{here} is here and stays. {why}" if here else why
    return ""


async def _bring_file(address: str) -> str:
    import micropip

    path = os.path.abspath(os.path.expanduser(address))
    try:
        await micropip.install(address if "://" in address else f"emfs:{path}")
    except Exception as error:
        said = str(error).strip()
        return f"This wheel could not be brought ({said.splitlines()[-1] if said else type(error).__name__})."
    return ""


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return _known.get(named(name))


def _here() -> dict[str, str]:
    from importlib.metadata import distributions

    return {str(one.metadata["Name"]): one.version for one in distributions()}
