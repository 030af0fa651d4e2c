"""Columns of astropy tables, mixins among them, with what is known of each. `Column` is that of the wire."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from skybook._base.kinds import is_a
from skybook.tables.column_out import column_out
from skybook.tables.formats import number_format
from skybook.tables.frames_out import frame_words, may_be_position
from skybook.tables.layouts import column as column_of
from skybook.tables.layouts import rows_of_width, texts
from skybook.tables.places_out import place_columns
from skybook.tables.times_out import span_column, time_column
from skybook.tables.units import unit_out

Column = dict[str, Any]


def astropy_columns(table: Any) -> list[Column]:
    """All columns; a column of coordinates becomes one for each of its parts."""
    frame = frame_words(table.meta)
    columns = [column for name in table.colnames for column in _columns(str(name), table[name])]
    if frame:
        for column in columns:
            if column["name"] in table.colnames and may_be_position(column["name"], table[column["name"]].info.unit):
                column.setdefault("frame", frame)
    return columns


def _columns(name: str, column: Any) -> Iterator[Column]:
    try:
        yield from [*_typed(name, column)]
    except Exception as error:
        # One column that no one foresaw is no reason to lose the others.
        items = [str(column[i]) for i in range(len(column))]
        yield {
            "name": name,
            "type": type(column).__name__,
            **column_of(len(items), None, texts(items)),
            "note": f"is now text: {error}",
        }


def _typed(name: str, column: Any) -> Iterator[Column]:
    if is_a(column, "astropy.coordinates", "SkyCoord", "BaseCoordinateFrame"):
        yield from place_columns(name, column)
        return
    known = {"name": name, **_known(column)}
    if is_a(column, "astropy.time", "TimeDelta"):
        yield {**known, "type": "time span", **_rows(column, span_column)}
    elif is_a(column, "astropy.time", "Time"):
        yield {**known, "type": f"time ({column.scale})", **_rows(column, time_column)}
    else:
        values, missing = _plain(column)
        written = number_format(column.info.format, values)
        yield {**known, "type": str(values.dtype), **column_out(values, missing), **written}


def _rows(column: Any, of: Callable[[Any], Column]) -> Column:
    """Times of several dimensions as rows of them."""
    if column.ndim == 1:
        return of(column)
    child = _rows(column.reshape((-1, *column.shape[2:])), of)
    scale = {"timeScale": child["timeScale"]} if "timeScale" in child else {}
    return {**column_of(len(column), None, rows_of_width(column.shape[1], len(column), child)), **scale}


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
    unit = None if is_a(column, "astropy.time", "TimeDelta") else info.unit
    known = {
        "unit": unit_out(unit),
        "ucd": meta.get("ucd"),
        "utype": meta.get("utype"),
        "frame": meta.get("frame"),
        "description": info.description,
        "told": meta.get("skybook_note"),
    }
    return {key: str(value) for key, value in known.items() if value}
