"""Columns of Python objects: of one type where all of them have one, as text where they do not, which is told."""

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np

from skybook._base.kinds import is_a
from skybook.tables.layouts import Column, binary, column, lists, noted, numbers, struct, texts
from skybook.tables.numbers_out import decimals, wholes
from skybook.tables.plain_out import plain_column, plain_layout
from skybook.tables.sql_key import sql_key
from skybook.tables.temporal_objects_out import clock_times, dates, moments, spans

_SEVERAL = "is now text: its values are of several kinds"
_LISTS = (list, tuple, set, frozenset, np.ndarray)


def objects(items: list[Any], missing: Any) -> Column:
    """The layout of a column of objects; `None`, NaN beside other types, NA and NaT are no values."""
    absent = np.array([_is_missing(item) for item in items], bool) | (
        False if missing is None else np.asarray(missing, bool)
    )
    present = [item for item, gone in zip(items, absent) if not gone]
    others = [item for item in present if not _is_nan(item)]
    if any(not isinstance(item, (float, np.floating, int, np.integer, Decimal)) for item in others):
        absent |= np.array([_is_nan(item) for item in items], bool)
        present = others
    return {**_typed(items, absent, present), "missing": absent}


def object_column(items: list[Any], missing: Any = None) -> Column:
    """The whole column."""
    return column(len(items), missing, objects(items, missing))


def _typed(items: list[Any], absent: np.ndarray, present: list[Any]) -> Column:
    filled = [None if gone else item for item, gone in zip(items, absent)]
    if not present:
        return texts([None] * len(items)) if items else numbers("float64", np.array([], np.float64))
    # A quantity is an array to NumPy.
    if any(_is_quantity(item) for item in present):
        return _quantities(filled, present)
    for kinds, layout in _KINDS:
        if all(isinstance(item, kinds) for item in present):
            made = layout(filled)
            if made is not None:
                return made
    return _as_text(filled, present)


def _quantities(filled: list[Any], present: list[Any]) -> Column:
    from skybook.tables.units import unit_out

    if not all(_is_quantity(item) for item in present) or len({str(item.unit) for item in present}) > 1:
        return _as_text(filled, present)
    bare = [None if item is None else getattr(item, "unmasked", item).value for item in filled]
    unit = unit_out(present[0].unit)
    absent = np.array([item is None for item in bare], bool)
    return {**_typed(bare, absent, [item for item in bare if item is not None]), **({"unit": unit} if unit else {})}


def _is_quantity(item: Any) -> bool:
    return is_a(item, "astropy.units", "Quantity") and bool(item.isscalar)


def _as_text(filled: list[Any], present: list[Any]) -> Column:
    return {**texts([None if item is None else _text(item) for item in filled]), "note": _why_text(present)}


def _why_text(present: list[Any]) -> str:
    if all(isinstance(item, (Decimal, int)) and not isinstance(item, bool) for item in present):
        return "is now text: numbers of SQL have 38 digits, and no decimal is NaN or infinity"
    if all(isinstance(item, (datetime.timedelta, np.timedelta64)) for item in present) or all(
        isinstance(item, np.datetime64) for item in present
    ):
        return "is now text: no unit of SQL holds all of its times"
    if all(_is_quantity(item) for item in present):
        return "is now text: its values are in several units"
    if len({type(item) for item in present}) > 1:
        return _SEVERAL
    return f"is now text: neither SQL nor JavaScript has a {type(present[0]).__name__}"


def _bools(filled: list[Any]) -> Column:
    return {
        "layout": "bool",
        "values": np.packbits(np.array([bool(item) for item in filled], bool), bitorder="little").tobytes(),
    }


def _numbers(filled: list[Any]) -> Column | None:
    if any(isinstance(item, (bool, np.bool_, np.timedelta64)) for item in filled):
        return None
    values = [item for item in filled if item is not None]
    if all(isinstance(item, (int, np.integer)) for item in values):
        return wholes(filled)
    if any(isinstance(item, Decimal) for item in values):
        return decimals(filled) if all(isinstance(item, (Decimal, int)) for item in values) else None
    if any(isinstance(item, (int, np.integer)) and int(float(item)) != int(item) for item in values):
        return None
    if all(isinstance(item, np.floating) and item.dtype.itemsize <= 4 for item in values):
        return numbers("float32", np.array([0 if item is None else item for item in filled], np.float32))
    if any(isinstance(item, np.longdouble) for item in values):
        return plain_layout(np.array([0 if item is None else item for item in filled], np.longdouble), None)
    return numbers("float64", np.array([0.0 if item is None else float(item) for item in filled], np.float64))


def _complex(filled: list[Any]) -> Column:
    kind = np.result_type(*(type(item) for item in filled if item is not None))
    return plain_layout(np.array([0 if item is None else item for item in filled], kind), None)


def _texts(filled: list[Any]) -> Column:
    return texts([None if item is None else str(item) for item in filled])


def _raw(filled: list[Any]) -> Column:
    return binary("binary", [b"" if item is None else bytes(item) for item in filled])


def _text_or_bytes(filled: list[Any]) -> Column | None:
    try:
        return {
            **texts([item.decode() if isinstance(item, bytes) else item for item in filled]),
            "note": "is now text, bytes among it as well",
        }
    except UnicodeDecodeError:
        return None


def _uuids(filled: list[Any]) -> Column:
    return {**_texts(filled), "note": "is now text (UUID)"}


def _lists(filled: list[Any]) -> Column:
    rows = [[] if item is None else _items(item) for item in filled]
    kinds = {
        item.dtype
        for item in filled
        if isinstance(item, np.ndarray) and item.ndim == 1 and item.dtype.kind in "biufcMmUS"
    }
    if len(kinds) == 1 and all(item is None or (isinstance(item, np.ndarray) and item.ndim == 1) for item in filled):
        arrays = [item for item in filled if item is not None]
        joined = np.concatenate([np.ma.getdata(item) for item in arrays])
        return lists(
            [len(row) for row in rows],
            plain_column(joined, np.concatenate([np.ma.getmaskarray(item) for item in arrays])),
        )
    return lists([len(row) for row in rows], object_column([item for row in rows for item in row]))


def _items(item: Any) -> list[Any]:
    if isinstance(item, (set, frozenset)):
        return sorted(item, key=repr)
    if isinstance(item, np.ma.MaskedArray):
        return [None if part is np.ma.masked else part for part in item]
    if isinstance(item, np.ndarray) and item.ndim == 0:
        return [item.item()]
    return list(item)


def _records(filled: list[Any]) -> Column:
    rows = [item._asdict() if hasattr(item, "_asdict") else item for item in filled]
    named = [tuple(row) for row in rows if row is not None]
    names = named[0]
    apart = len({sql_key(str(name)) for name in names}) == len(names)
    if (
        names
        and apart
        and all(isinstance(name, str) for name in names)
        and all(set(other) == set(names) for other in named)
    ):
        return struct({name: object_column([None if row is None else row[name] for row in rows]) for name in names})
    return _maps(rows) or {
        **texts([None if row is None else json.dumps(row, default=str, ensure_ascii=False) for row in rows]),
        "note": "is now text (JSON)",
    }


def _maps(rows: list[Any]) -> Column | None:
    """Rows of differing keys, where all keys and all values are of one type."""
    parts = [list((row or {}).items()) for row in rows]
    keys, values = (object_column([pair[place] for part in parts for pair in part]) for place in (0, 1))
    if noted(keys, values) or keys["nulls"]:
        return None
    entries = column(keys["length"], None, struct({"key": keys, "value": values}))
    return {**lists([len(part) for part in parts], entries), "layout": "map"}


def _text(item: Any) -> str:
    return item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item)


def _is_missing(item: Any) -> bool:
    return (
        item is None
        or item is np.ma.masked
        or type(item).__name__ in ("NAType", "NaTType")
        or (isinstance(item, (np.datetime64, np.timedelta64)) and bool(np.isnat(item)))
        or (is_a(item, "astropy.utils.masked", "Masked") and item.ndim == 0 and bool(item.mask))
    )


def _is_nan(item: Any) -> bool:
    return isinstance(item, (float, np.floating)) and item != item


def _namedtuple(item: Any) -> bool:
    return isinstance(item, tuple) and hasattr(item, "_asdict")


def _rows_or_lists(filled: list[Any]) -> Column:
    if all(item is None or _namedtuple(item) for item in filled):
        return _records(filled)
    return {
        **_lists(filled),
        **(
            {"note": "is now a list where it was a set"}
            if any(isinstance(item, (set, frozenset)) for item in filled)
            else {}
        ),
    }


_KINDS: list[tuple[Any, Callable[[list[Any]], Column | None]]] = [
    (str, _texts),
    ((bool, np.bool_), _bools),
    # Spans of NumPy are integers to it.
    ((datetime.timedelta, np.timedelta64), spans),
    ((int, float, np.integer, np.floating, Decimal), _numbers),
    ((complex, np.complexfloating), _complex),
    ((bytes, bytearray, memoryview), _raw),
    ((str, bytes), _text_or_bytes),
    (UUID, _uuids),
    ((datetime.datetime, np.datetime64), moments),
    ((datetime.date, np.datetime64), dates),
    (datetime.time, clock_times),
    (dict, _records),
    (_LISTS, _rows_or_lists),
]
