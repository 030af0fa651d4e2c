"""Pure Python packages of PyPI, brought when a cell imports what the site does not have."""

import importlib
import os
import re
import sys
from importlib.util import find_spec

from skybook._base import page
from skybook._base.beside import find_module
from skybook._base.imports_of import imports_of
from skybook._base.stand_ins import stand_in
from skybook.packages.despite import bring_despite
from skybook.packages.hosted import is_refused, package_of
from skybook.packages.unfit import note_brought

# Packages that go by another name than their module.
_PACKAGES = {
    "attr": "attrs",
    "cv2": "opencv-python",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "upath": "universal-pathlib",
}
# What micropip says: the package that it could not bring, and two that exclude each other.
_NAMED = re.compile(r"(?:wheel|metadata) for:? '([\w.-]+)")
_CONFLICT = re.compile(r"Requested '([^']+)', but (\S+) is already installed")
_why: dict[str, str] = {}
# Modules that Pyodide's public host gives, and those of them that it did not give when it was last asked.
_hosted: set[str] = set()
_not_given: set[str] = set()


def know_hosted(modules: list[str]) -> None:
    """The modules that come from Pyodide's public host when a cell imports them."""
    _hosted.update(modules)


def note_unreached(module: str, why: str) -> None:
    """Notes why a module that the running cell imports could not be brought; the import may be optional."""
    _why[module] = f"{why} {known}" if (known := stand_in(module)) else why
    _not_given.add(module)


async def bring_imports(text: str) -> None:
    """Installs the packages of modules that a cell's text imports and that are not here; a failure is only noted, as the import may be optional."""
    for module in imports_of(text):
        if module not in sys.stdlib_module_names and not _is_here(module) and not _is_beside(module):
            page.emit({"kind": "progress", "progress": {"label": f"Looking for {module} on PyPI"}})
            await _bring(module)


def why_missing(module: str) -> str:
    """What the reader can do about a module that is not here."""
    return (
        _why.get(module)
        or (
            f"It comes when a cell names it: write `import {module}` in this cell, then run it again."
            if module in _hosted
            else None
        )
        or stand_in(module)
        or "If it is a pure Python package of PyPI, this brings it while you are online: import micropip; await micropip.install('<package>')"
    )


def _is_beside(module: str) -> bool:
    if not find_module(module):
        return False
    if not {"", os.getcwd()} & set(sys.path):
        sys.path.append(os.getcwd())
    importlib.invalidate_caches()
    return True


def _is_here(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError, ValueError:
        return True


async def _bring(module: str) -> None:
    import micropip

    package = package_of(module) or _PACKAGES.get(module, module)
    if module in _not_given and is_refused(package):
        _not_given.discard(module)
        return
    try:
        await micropip.install(package)
        note_brought(module, package)
        _why.pop(module, None)
    except Exception as error:
        if module not in _not_given:
            known = stand_in(module)
            _why[module] = known or await reason(module, package, error)
            if not known and lacks_needs(package, error) and await bring_despite(package):
                _why.pop(module, None)
    _not_given.discard(module)


def lacks_needs(package: str, error: Exception) -> bool:
    """Whether it is only something that a package needs that could not be brought."""
    said = str(error)
    named = _NAMED.search(said)
    return "already installed" in said or (named is not None and named[1] != package)


async def reason(module: str, package: str, error: Exception) -> str:
    """Why micropip has not brought a package, and what the reader can do."""
    said = str(error).strip()
    named = _NAMED.search(said)
    needed = named[1] if named else package
    if "already installed" in said and (conflict := _CONFLICT.search(said)):
        return f"{package} needs {conflict[1]}, and {conflict[2]} is here: the two exclude each other. Another version of {package} may take it: import micropip; await micropip.install('{package}<version>')"
    if "pure Python 3 wheel" in said:
        if await _is_source_only(needed):
            which = package if needed == package else f"{package} needs {needed}, which"
            return f"{which} is published on PyPI as source code alone, and a page cannot build packages. Ask its authors for a wheel, or copy the modules that you need into cells."
        which = f"{package} or something that it needs" if needed == package else f"{needed}, which {package} needs,"
        return f"PyPI has {which} only in compiled form, which a page cannot run: it would have to be built for browsers (Pyodide). {said.splitlines()[0]}"
    if "Can't fetch metadata" in said:
        if needed != package:
            return f"{package} needs {needed}, which neither this site nor PyPI, as far as it can be reached from here, has."
        return f"Neither this site nor PyPI, as far as it can be reached from here, has a package {package}. Where the package of {module} has another name: import micropip; await micropip.install('<package>')"
    if isinstance(error, OSError) or type(error).__name__ == "JsException":
        return f"PyPI could not be reached to bring {package} ({said or 'no answer'}). Check that you are online and that this notebook may ask pypi.org, then run the cell again."
    return f"It is not part of this site, and PyPI did not give it: {said.splitlines()[-1] if said else 'no answer'}."


async def _is_source_only(package: str) -> bool:
    """Whether PyPI is known to have the package as source code alone."""
    from pyodide.http import pyfetch

    try:
        answer = await (await pyfetch(f"https://pypi.org/pypi/{package}/json")).json()
        return {file["packagetype"] for file in answer["urls"]} == {"sdist"}
    except Exception:
        return False
