"""Pure Python packages of PyPI, brought when a cell imports what the site does not have."""

from importlib.util import find_spec

from pyodide.code import find_imports

from skybook._base import page
from skybook._base.stand_ins import stand_in

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
_why: dict[str, str] = {}


async def bring_imports(text: str) -> None:
    """Installs the packages of modules that a cell's text imports and that are not here; a failure is only noted, as the import may be optional."""
    for module in find_imports(text):
        if not _is_here(module):
            page.emit({"kind": "progress", "progress": {"label": f"Looking for {module} on PyPI"}})
            await _bring(module)


def why_missing(module: str) -> str:
    """What the reader can do about a module that is not here."""
    return (
        _why.get(module)
        or stand_in(module)
        or "If it is a pure Python package of PyPI, this brings it while you are online: import micropip; await micropip.install('<package>')"
    )


def _is_here(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError, ValueError:
        return True


async def _bring(module: str) -> None:
    import micropip

    package = _PACKAGES.get(module, module)
    try:
        await micropip.install(package)
        _why.pop(module, None)
    except Exception as error:
        _why[module] = _reason(module, package, str(error))


def _reason(module: str, package: str, said: str) -> str:
    if known := stand_in(module):
        return known
    if "pure Python 3 wheel" in said:
        return f"PyPI has {package} or something that it needs only in compiled form, which a page cannot run: it would have to be built for browsers (Pyodide). {said.splitlines()[0]}"
    if "Can't fetch metadata" in said:
        return f"Neither this site nor PyPI, as far as it can be reached from here, has a package {package}. Where the package of {module} has another name: import micropip; await micropip.install('<package>')"
    return f"It is not part of this site, and PyPI did not give it: {said.strip().splitlines()[-1] if said.strip() else 'no answer'}. Check that you are online, then run the cell again."
