"""Columns in Arrow's layout as arrays of numpy, masked where values are missing."""

from typing import Any

import numpy as np

type Column = dict[str, Any]


def column_in(column: Column) -> np.ndarray:
    """The array of one column of the page: strings as `str`, times as `datetime64`, lists as arrays."""
    length, validity = column["length"], column.get("validity")
    values = _values(column, length)
    if not column["nulls"] or validity is None:
        return values
    missing = ~np.unpackbits(_bytes(validity), count=length, bitorder="little").astype(bool)
    if values.ndim > 1:
        missing = np.broadcast_to(missing.reshape((-1,) + (1,) * (values.ndim - 1)), values.shape)
    return np.ma.MaskedArray(values, mask=missing)


def _bytes(buffer: Any) -> np.ndarray:
    return np.frombuffer(buffer, np.uint8)


def _values(column: Column, length: int) -> np.ndarray:
    layout, _, tick = column["layout"].rstrip("]").partition("[")
    if layout == "bool":
        return np.unpackbits(_bytes(column["values"]), count=length, bitorder="little").astype(bool)
    if layout in ("utf8", "binary"):
        return _parts(column, length, layout == "utf8")
    if layout == "timestamp":
        return np.frombuffer(column["values"], np.int64, length).view(f"M8[{tick}]").copy()
    if layout == "duration":
        return np.frombuffer(column["values"], np.int64, length).view(f"m8[{tick}]").copy()
    if layout == "date":
        return np.frombuffer(column["values"], np.int32, length).astype("M8[D]")
    if layout == "fixed":
        child = column_in(column["child"])
        return child.reshape((length, column["width"], *child.shape[1:]))
    if layout == "list":
        return _lists(column, length)
    return np.frombuffer(column["values"], layout, length).copy()


def _parts(column: Column, length: int, as_text: bool) -> np.ndarray:
    data = bytes(column["values"])
    bounds = np.frombuffer(column["offsets"], np.int32, length + 1).tolist()
    parts = [data[start:end] for start, end in zip(bounds, bounds[1:])]
    if as_text:
        return np.array([part.decode("utf-8", "surrogatepass") for part in parts], dtype="U" if length else "U1")
    array = np.empty(length, object)
    array[:] = parts
    return array


def _lists(column: Column, length: int) -> np.ndarray:
    child = column_in(column["child"])
    bounds = np.frombuffer(column["offsets"], np.int32, length + 1).tolist()
    array = np.empty(length, object)
    for i, (start, end) in enumerate(zip(bounds, bounds[1:])):
        array[i] = child[start:end]
    return array
