"""What a notebook says that it needs: brought before its cells run, or told why it cannot be had."""

import sys
from importlib.metadata import PackageNotFoundError, version

from skybook._base import page
from skybook.packages.known_versions import named
from skybook.packages.pypi import reason

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
    for text in requirements:
        if text not in _outcomes:
            _outcomes[text] = await _bring(text)
            if _outcomes[text]:
                print(f"This notebook asks for {text}. {_outcomes[text]}", file=sys.stderr)


def say_installed(words: list[str]) -> str:
    """What `pip` with these words says here."""
    action, *rest = words or ["help"]
    wanted = [word for word in rest if not word.startswith("-")]
    if action in ("list", "freeze"):
        return "".join(f"{name}=={told}\n" for name, told in sorted(_here().items()))
    if action == "show":
        return "".join(f"Name: {name}\nVersion: {_version(name) or 'not here'}\n" for name in wanted)
    if action == "uninstall":
        return "Not done: what a page has been given stays until it is left.\n"
    if action != "install":
        return ""
    return "".join(f"{text}: {_outcomes.get(text) or _told_here(text)}\n" for text in wanted)


def _told_here(text: str) -> str:
    name = text.split("[")[0].rstrip("=<>!~0123456789. ")
    here = _version(name)
    return f"{here} is here." if here else "comes when a cell imports it."


async def _bring(text: str) -> str:
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        wanted = Requirement(text)
    except InvalidRequirement:
        return "This is no name of a package with a version."
    if wanted.marker is not None and not wanted.marker.evaluate():
        return ""
    name = named(wanted.name)
    if name in _BY_THE_PAGE:
        return ""
    here = _version(name) or _known.get(name)
    if here is not None and wanted.specifier.contains(here, prereleases=True):
        return ""
    page.emit({"kind": "progress", "progress": {"label": f"Looking for {text} on PyPI"}})
    try:
        import micropip

        await micropip.install(text)
    except Exception as error:
        why = await reason(wanted.name, text, error)
        return f"{here} is here and stays. {why}" if here else why
    return ""


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return _known.get(named(name))


def _here() -> dict[str, str]:
    from importlib.metadata import distributions

    return {str(one.metadata["Name"]): one.version for one in distributions()}
