"""Matplotlib without windows, which a page has not: figures that ask for one show under their cell."""

import sys
from typing import Any

BACKEND = "module://skybook.figures.matplotlib_backend"
# Names of backends, in small letters, that open windows or speak to a notebook's server.
_WINDOWS = set(
    "gtk3agg gtk3cairo gtk4agg gtk4cairo gtkagg gtkcairo macosx qtagg qtcairo qt4agg qt4cairo qt5agg qt5cairo tkagg tkcairo "
    "webagg wx wxagg wxcairo pyodide nbagg notebook ipympl widget inline".split()
)
# What Matplotlib's wheel for pages, or a notebook, begins with: nobody has asked for a window.
_USUAL = ("inline", "pyodide", "webagg")
_MODULES = ("module://ipympl", "module://matplotlib_inline", "module://ipykernel", "module://matplotlib_pyodide")
_said: list[bool] = []


def attach_settings(rcsetup: Any) -> None:
    """Has `matplotlib.use("TkAgg")` and the like stay with the page's own backend."""
    plain = rcsetup.validate_backend

    def validate_backend(name: Any) -> Any:
        return plain(_here(name))

    rcsetup.validate_backend = rcsetup._validators["backend"] = validate_backend


def attach_pyplot(pyplot: Any) -> None:
    """Has `switch_backend` do so, too."""
    plain = pyplot.switch_backend

    def switch_backend(newbackend: Any) -> None:
        plain(_here(newbackend))

    pyplot.switch_backend = switch_backend


def _here(name: Any) -> Any:
    low = name.lower() if isinstance(name, str) else ""
    if low not in _WINDOWS and not low.startswith(_MODULES):
        return name
    if not any(one in low for one in _USUAL) and not _said:
        _said.append(True)
        print("There are no windows in a page: figures show under their cell, and move there.", file=sys.stderr)
    return BACKEND
