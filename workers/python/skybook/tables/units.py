"""Units as text."""

import warnings
from typing import Any


def unit_out(unit: Any) -> str | None:
    """A unit as VOUnit text (IVOA VOUnits 1.1), or as astropy writes it where that standard has no form of it."""
    if unit is None or str(unit) == "":
        return None
    try:
        with warnings.catch_warnings():
            # That VOUnit deprecates the erg and the Angstrom concerns nobody who only looks at a table.
            warnings.simplefilter("ignore")
            written: str = unit.to_string("vounit", fraction="inline")
        return written
    except (ValueError, AttributeError, TypeError):
        return str(unit)
