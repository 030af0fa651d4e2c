"""Columns in Arrow's layout as arrays of numpy, masked where values are missing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np

from skybook.tables.clocks_in import clock_times, intervals

Column = dict[str, Any]
Tell = Callable[[str], None]

_NOTHING = {"f": np.nan, "c": np.nan, "M": np.datetime64("NaT"), "m": np.timedelta64("NaT"), "i": 0, "u": 0, "b": False}
"""What stands under a mask, by kinds of numbers."""

_WASTE_BYTES = 16_000_000
"""Most that texts padded to the longest may take beyond what they need."""


def column_in(column: Column, tell: Tell = lambda _: None) -> np.ndarray:
    """The array of one column of the page: strings as `str`, instants as `datetime64`, lists, records and exact numbers
    as objects where numpy has no type for them. `tell` hears what was changed, as the end of a sentence."""
    length = column["length"]
    missing = _missing(column)
    values = _values(column, length, missing, tell)
    if missing is None or not missing.any():
        return values
    if values.dtype.kind == "O":
        plain = np.ma.getdata(values)
        plain[missing] = None
        return np.ma.MaskedArray(plain, mask=missing)
    if values.ndim == 1 and values.dtype.kind in _NOTHING:
        # Anything may stand under a mask: who drops the mask must not take it for values.
        values[missing] = _NOTHING[values.dtype.kind]
    hidden = missing
    if values.dtype.names:
        hidden = np.array(
            [(gone,) * len(values.dtype.names) for gone in missing], [(name, bool) for name in values.dtype.names]
        )
    return np.ma.MaskedArray(values, mask=hidden)


def _missing(column: Column) -> np.ndarray | None:
    validity = column.get("validity")
    if not column["nulls"] or validity is None:
        return None
    return ~np.unpackbits(_bytes(validity), count=column["length"], bitorder="little").astype(bool)


def _bytes(buffer: Any) -> np.ndarray:
    return np.frombuffer(buffer, np.uint8)


def _values(column: Column, length: int, missing: np.ndarray | None, tell: Tell) -> np.ndarray:
    layout, _, tick = column["layout"].rstrip("]").partition("[")
    if layout == "bool":
        return np.unpackbits(_bytes(column["values"]), count=length, bitorder="little").astype(bool)
    if layout in ("utf8", "binary"):
        return _parts(column, length, layout == "utf8")
    if layout == "timestamp":
        return np.frombuffer(column["values"], np.int64, length).view(f"M8[{tick.partition(',')[0]}]").copy()
    if layout == "duration":
        return np.frombuffer(column["values"], np.int64, length).view(f"m8[{tick}]").copy()
    if layout == "date":
        return _dates(np.frombuffer(column["values"], np.int32, length).astype("M8[D]"), tell)
    if layout == "time":
        return clock_times(
            np.frombuffer(column["values"], np.int64, length), 1000 if tick == "ns" else 1, missing, tell
        )
    if layout == "interval":
        return intervals(column["values"], length, missing, tell)
    if layout == "decimal":
        return _decimals(column, length)
    if layout == "null":
        return np.ma.MaskedArray(np.zeros(length), mask=np.ones(length, bool))
    if layout == "fixed" and missing is None:
        child = column_in(column["child"], tell)
        return child.reshape((length, column["width"], *child.shape[1:]))
    if layout in ("list", "fixed"):
        return _lists(column_in(column["child"], tell), _bounds(column, length))
    if layout == "map":
        return _maps(column, length, tell)
    if layout == "struct":
        return _records(column, length, missing, tell)
    return np.frombuffer(column["values"], layout, length).copy()


def _dates(days: np.ndarray, tell: Tell) -> np.ndarray:
    endless = np.abs(days.astype(np.int64)) == 2**31 - 1
    if not endless.any():
        return days
    tell("has infinity, which is NaT here")
    return np.where(endless, np.datetime64("NaT", "D"), days)


def _parts(column: Column, length: int, as_text: bool) -> np.ndarray:
    data = bytes(column["values"])
    bounds = np.frombuffer(column["offsets"], np.int32, length + 1)
    pieces = [data[start:end] for start, end in zip(bounds.tolist(), bounds[1:].tolist())]
    if as_text:
        longest = max((len(piece) for piece in pieces), default=1)
        # numpy pads texts to the longest of them, and takes a NUL at the end for padding.
        if 4 * longest * length <= 8 * len(data) + _WASTE_BYTES and not any(piece.endswith(b"\0") for piece in pieces):
            return np.array([piece.decode("utf-8", "replace") for piece in pieces], dtype="U" if length else "U1")
    array = np.empty(length, object)
    array[:] = [piece.decode("utf-8", "replace") for piece in pieces] if as_text else pieces
    return array


def _decimals(column: Column, length: int) -> np.ndarray:
    """Numbers that numpy holds exactly as such, integers before floats; Python's own where it does not."""
    data, scale = bytes(column["values"]), column["scale"]
    wholes = [int.from_bytes(data[at : at + 16], "little", signed=True) for at in range(0, 16 * length, 16)]
    if scale == 0:
        fits = all(-(2**63) <= whole < 2**63 for whole in wholes)
        return np.array(wholes, np.int64) if fits else _objects(wholes)
    exact = [Decimal((int(whole < 0), tuple(map(int, str(abs(whole)))), -scale)) for whole in wholes]
    floats = np.array([float(value) for value in exact], np.float64)
    return (
        floats if all(Decimal(repr(near)) == value for near, value in zip(floats.tolist(), exact)) else _objects(exact)
    )


def _objects(items: list[Any]) -> np.ndarray:
    array = np.empty(len(items), object)
    for i, item in enumerate(items):
        array[i] = item
    return array


def _bounds(column: Column, length: int) -> list[int]:
    if column["layout"] == "fixed":
        return [row * column["width"] for row in range(length + 1)]
    bounds: list[int] = np.frombuffer(column["offsets"], np.int32, length + 1).tolist()
    return bounds


def _lists(child: np.ndarray, bounds: list[int]) -> np.ndarray:
    return _objects([child[start:end] for start, end in zip(bounds, bounds[1:])])


def _plain(values: np.ndarray) -> list[Any]:
    return [
        None
        if item is np.ma.masked
        else item.item()
        if isinstance(item, np.generic) and item.dtype.kind in "biufcU"
        else item
        for item in values
    ]


def _maps(column: Column, length: int, tell: Tell) -> np.ndarray:
    keys, values = (_plain(column_in(field, tell)) for field in column["child"]["fields"])
    bounds = _bounds(column, length)
    return _objects([dict(zip(keys[start:end], values[start:end])) for start, end in zip(bounds, bounds[1:])])


def _records(column: Column, length: int, missing: np.ndarray | None, tell: Tell) -> np.ndarray:
    """Complex numbers and records of plain values as numpy's own; dictionaries where a field is missing or nested."""
    fields = {field["name"]: _seen(column_in(field, tell), missing) for field in column["fields"]}
    filled = not any(isinstance(values, np.ma.MaskedArray) for values in fields.values())
    if list(fields) == ["re", "im"] and filled and all(values.dtype.kind == "f" for values in fields.values()):
        made = np.empty(length, np.result_type(fields["re"], np.complex64))
        made.real, made.imag = fields["re"], fields["im"]
        return made
    if fields and filled and all(values.ndim == 1 and values.dtype.kind in "biufU" for values in fields.values()):
        records = np.empty(length, [(name, values.dtype) for name, values in fields.items()])
        for name, values in fields.items():
            records[name] = values
        return records
    plain = {name: _plain(values) for name, values in fields.items()}
    return _objects([{name: values[row] for name, values in plain.items()} for row in range(length)])


def _seen(values: np.ndarray, missing: np.ndarray | None) -> np.ndarray:
    """A field without its mask, where that hides no more than rows that are missing altogether."""
    if (
        missing is None
        or not isinstance(values, np.ma.MaskedArray)
        or values.dtype.kind == "O"
        or values.ndim > 1
        or values.dtype.names
    ):
        return values
    return values if np.any(np.ma.getmaskarray(values) & ~missing) else np.ma.getdata(values)
