"""Joins Python's network libraries to the browser, each when it is imported."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from skybook._base.after_import import after_import

_ATTACHED = {
    "pyodide.http": "into_pyodide.attach",
    "urllib3": "into_urllib3.attach",
    "requests.adapters": "into_requests.attach",
    "http.client": "into_http_client.attach",
    "urllib.request": "into_urllib.attach",
    "pyvo.utils.vocabularies": "vocabularies.attach",
    "pyvo.dal.query": "into_pyvo.attach_query",
    "pyvo.dal.tap": "into_pyvo.attach_tap",
    "pyvo.dal.adhoc": "into_pyvo.attach_datalink",
    "pyvo.dal.vosi": "into_pyvo.attach_vosi",
    "astropy.coordinates.name_resolve": "into_astropy.attach_names",
}


def install() -> None:
    """Waits for the libraries."""
    for library, path in _ATTACHED.items():
        after_import(library, _attacher(path))


def _attacher(path: str) -> Callable[[ModuleType], None]:
    module, _, name = path.partition(".")

    def attach(library: ModuleType) -> None:
        getattr(import_module(f"skybook.web.{module}"), name)(library)

    return attach
