"""Arrays as columns in Arrow's layout, exact; what Arrow has no form for is changed by column, with a note."""

from typing import Any

import numpy as np

from skybook.tables.instants_out import durations, instants
from skybook.tables.layouts import Column, binary, column, numbers, rows_of_width, struct, texts


def column_out(values: Any, missing: Any = None) -> Column:
    """`{"layout", "length", "nulls", "validity", …buffers}` of an array; `missing` is its mask, true where there is no
    value."""
    array = np.asarray(values)
    if array.ndim > 1:
        return _rows(array, missing)
    return column(len(array), None if array.dtype.names else missing, _layout(array, missing))


def _layout(array: np.ndarray, missing: Any) -> Column:
    kind, size = array.dtype.kind, array.dtype.itemsize
    if array.dtype.names:
        return _records(array, missing)
    if kind == "b":
        return {"layout": "bool", "values": np.packbits(array, bitorder="little").tobytes()}
    if kind in "iu":
        return numbers(f"{'u' if kind == 'u' else ''}int{size * 8}", array)
    if kind == "f":
        return _floats(array, size)
    if kind == "c":
        return struct({"re": column_out(array.real), "im": column_out(array.imag)})
    if kind == "M":
        return instants(array, missing)
    if kind == "m":
        return durations(array, missing)
    if kind == "S":
        return _bytes(array.tolist())
    if kind == "V":
        return {**binary("binary", [item.tobytes() for item in array]), "note": "is now bytes"}
    if kind in "UT":
        return texts([str(text) for text in array.tolist()])
    from skybook.tables.objects_out import objects

    return objects(array.tolist(), missing)


def _floats(array: np.ndarray, size: int) -> Column:
    if size <= 4:
        return numbers("float32", array, np.float32)
    plain = array.astype(np.float64)
    rounded = size > 8 and not np.array_equal(plain.astype(array.dtype), array, equal_nan=True)
    return {**numbers("float64", plain), **({"note": "is rounded to 64 bits"} if rounded else {})}


def _bytes(values: list[bytes]) -> Column:
    # Texts of FITS and VOTable are bytes.
    try:
        return texts([value.decode("utf-8") for value in values])
    except UnicodeDecodeError:
        return {**binary("binary", values), "note": "holds bytes that are no text"}


def _records(array: np.ndarray, missing: Any) -> Column:
    hidden = np.asarray(missing) if missing is not None and np.asarray(missing).dtype.names else None
    fields = {name: column_out(array[name], None if hidden is None else hidden[name]) for name in array.dtype.names}
    # A record is missing where all of it is.
    absent = (
        None
        if missing is None
        else missing
        if hidden is None
        else np.array([all(np.all(hidden[i][name]) for name in array.dtype.names) for i in range(len(array))], bool)
    )
    return {**struct(fields), "missing": absent}


def _rows(array: np.ndarray, missing: Any) -> Column:
    by_item = missing is not None and np.ndim(missing) > 1
    rest = (-1, *array.shape[2:]) if array.size else (len(array) * array.shape[1], *array.shape[2:])
    child = column_out(array.reshape(rest), np.asarray(missing).reshape(rest) if by_item else None)
    return column(len(array), None if by_item else missing, rows_of_width(array.shape[1], len(array), child))
