"""The coordinate system of a table's positions, as FITS has it in its header (FITS 4.0, section 8.3)."""

from typing import Any

_NAMES = ("ra", "de", "alpha", "delta", "lon", "lat")


def frame_words(meta: Any) -> str:
    """System and equinox, such as `FK4 1950.0`; empty where the header says nothing of them."""
    system = meta.get("RADESYS") or meta.get("RADECSYS")
    return " ".join(str(word).strip() for word in (system, meta.get("EQUINOX")) if word)


def may_be_position(name: str, unit: Any) -> bool:
    """Whether a column may hold angles of positions."""
    if unit is None:
        return name.lower().startswith(_NAMES)
    return getattr(unit, "physical_type", None) == "angle"
