"""Columns of astropy tables, mixins among them, with what is known of each. `Column` is that of the wire."""

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

from skybook.kinds import is_a
from skybook.tables.column_out import column_out

type Column = dict[str, Any]

_ANGLES = {"ra": "pos.eq.ra", "dec": "pos.eq.dec", "l": "pos.galactic.lon", "b": "pos.galactic.lat", "lon": "pos.ecliptic.lon", "lat": "pos.ecliptic.lat"}


def astropy_columns(table: Any) -> list[Column]:
    """All columns; a column of coordinates becomes one for each of its angles and distances."""
    return [column for name in table.colnames for column in _columns(str(name), table[name])]


def _columns(name: str, column: Any) -> Iterator[Column]:
    if is_a(column, "astropy.coordinates", "SkyCoord", "BaseCoordinateFrame"):
        yield from _coordinates(name, column)
        return
    known = {"name": name, **_known(column)}
    if is_a(column, "astropy.time", "Time"):
        yield {**known, **_time(column)}
        return
    values, missing = _plain(column)
    yield {**known, "type": str(values.dtype), **column_out(values, missing)}


def _plain(column: Any) -> tuple[Any, Any]:
    if is_a(column, "astropy.utils.masked", "Masked"):
        values = column.unmasked
        return np.asarray(getattr(values, "value", values)), np.asarray(column.mask)
    if hasattr(column, "to_value"):
        return np.asarray(column.to_value(column.unit)), None
    if isinstance(column, np.ma.MaskedArray):
        return np.asarray(column.data), column.mask if column.mask is not np.ma.nomask else None
    return np.asarray(column), None


def _known(column: Any) -> Column:
    info = column.info
    meta = info.meta or {}
    known = {"unit": unit_out(info.unit), "ucd": meta.get("ucd"), "utype": meta.get("utype"), "description": info.description}
    return {key: str(value) for key, value in known.items() if value}


def unit_out(unit: Any) -> str | None:
    """A unit as VOUnit text (IVOA VOUnits 1.1), or as astropy writes it where that standard has no form of it."""
    if unit is None or str(unit) == "":
        return None
    try:
        return unit.to_string("vounit", fraction="inline")
    except (ValueError, AttributeError, TypeError):
        return str(unit)


def _time(column: Any) -> Column:
    missing = np.asarray(column.mask) if column.masked else None
    with warnings.catch_warnings():
        # ERFA doubts years before 1960 in UTC each time it is asked; the cell that made them has heard of it.
        warnings.simplefilter("ignore")
        instants = np.asarray((column.unmasked if column.masked else column).to_value("datetime64"))
    scale = {} if column.scale == "utc" else {"description": column.info.description or f"time scale {column.scale.upper()}"}
    return {"type": f"time ({column.scale})", **scale, **column_out(instants, missing)}


def _coordinates(name: str, column: Any) -> Iterator[Column]:
    frame = getattr(column, "frame", column)
    sphere = frame.spherical
    spelled = frame.get_representation_component_names()
    for component in ("lon", "lat"):
        label = next((own for own, meant in spelled.items() if meant == component), component)
        ucd = _ANGLES.get(label)
        main = ";meta.main" if label in ("ra", "dec") else ""
        yield {"name": f"{name}_{label}", "type": "float64", "unit": "deg", **({"ucd": ucd + main} if ucd else {}), **column_out(getattr(sphere, component).deg)}
    if sphere.distance.unit.physical_type == "length":
        yield {"name": f"{name}_distance", "type": "float64", "unit": unit_out(sphere.distance.unit), "ucd": "pos.distance", **column_out(sphere.distance.value)}
