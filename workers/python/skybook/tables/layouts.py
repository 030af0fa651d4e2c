"""Columns in Arrow's layout, put together from buffers. Arrow Columnar Format 1.4, "Physical Memory Layout". A column
may have a `note`: what was changed of its values, as the end of a sentence that begins with its name."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from skybook.tables.sql_key import sql_key

Column = dict[str, Any]

_WIDEST_ARRAY = 100_000
"""DuckDB's widest array; a longer row is a list."""


def column(length: int, missing: Any, parts: Column) -> Column:
    """A column of one layout; `missing` is its mask, true where there is no value, or `None`."""
    absent = parts.pop("missing", missing)
    nulls = 0 if absent is None else int(np.count_nonzero(absent))
    return {
        "length": length,
        "nulls": nulls,
        "validity": np.packbits(~np.asarray(absent, bool), bitorder="little").tobytes() if nulls else None,
        **parts,
    }


def numbers(layout: str, array: np.ndarray, dtype: Any = None) -> Column:
    """Numbers of one width, little-endian: files of the field are not."""
    return {
        "layout": layout,
        "values": np.ascontiguousarray(array, (np.dtype(dtype) if dtype else array.dtype).newbyteorder("<")).tobytes(),
    }


def binary(layout: str, parts: Sequence[bytes]) -> Column:
    """Pieces of bytes, one after another."""
    return {"layout": layout, "offsets": offsets_of([len(part) for part in parts]), "values": b"".join(parts)}


def texts(values: Sequence[str | None]) -> Column:
    """Texts in UTF-8; halves of surrogate pairs, which it has no form of, become U+FFFD."""
    try:
        return binary("utf8", [(value or "").encode() for value in values])
    except UnicodeEncodeError:
        parts = [
            (value or "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
            for value in values
        ]
        return {**binary("utf8", parts), "note": "had halves of characters, which are now \ufffd"}


def lists(lengths: Sequence[int], child: Column) -> Column:
    """Lists of any length; `child` holds their items one after another."""
    return {"layout": "list", "offsets": offsets_of(lengths), "child": child, **noted(child)}


def rows_of_width(width: int, length: int, child: Column) -> Column:
    """Rows of one width."""
    if not 0 < width <= _WIDEST_ARRAY:
        return lists([width] * length, child)
    return {"layout": "fixed", "width": width, "child": child, **noted(child)}


def struct(fields: dict[str, Column]) -> Column:
    """Rows of named fields; names that differ in case alone are told apart by a number."""
    taken = {sql_key(own) for own in fields}
    used: dict[str, int] = {}
    names: list[str] = []
    for own in fields:
        name = own
        count = used.get(sql_key(own), 0)
        while sql_key(name) in used or (count and sql_key(name) in taken):
            count += 1
            name = f"{own}_{count}"
        used[sql_key(own)] = count
        used.setdefault(sql_key(name), 0)
        names.append(name)
    renamed = [{"note": f"has its field {own} as {name}"} for own, name in zip(fields, names) if own != name]
    return {
        "layout": "struct",
        "fields": [{**field, "name": name} for name, field in zip(names, fields.values())],
        **noted(*renamed, *fields.values()),
    }


def noted(*parts: Column) -> Column:
    """The notes of a column's parts, as that of the whole."""
    notes = dict.fromkeys(part["note"] for part in parts if part.get("note"))
    return {"note": "; ".join(notes)} if notes else {}


def offsets_of(lengths: Sequence[int]) -> bytes:
    """Where each of the pieces begins, and the end of the last."""
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return offsets.tobytes()
