"""Units as text."""

from typing import Any


def unit_out(unit: Any) -> str | None:
    """A unit as VOUnit text (IVOA VOUnits 1.1), or as astropy writes it where that standard has no form of it."""
    if unit is None or str(unit) == "":
        return None
    try:
        written: str = unit.to_string("vounit", fraction="inline")
        return written
    except (ValueError, AttributeError, TypeError):
        return str(unit)
