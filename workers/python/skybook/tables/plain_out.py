"""Arrays of numbers, times, texts and bytes as columns in Arrow's layout, exact or with a note."""

from typing import Any

import numpy as np

from skybook.tables.instants_out import durations, instants
from skybook.tables.layouts import Column, binary, column, numbers, struct, texts


def plain_column(array: np.ndarray, missing: Any = None) -> Column:
    """The whole column of a flat array that holds neither records nor objects."""
    return column(len(array), missing, plain_layout(array, missing))


def plain_layout(array: np.ndarray, missing: Any) -> Column:
    """The layout of such an array."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "b":
        return {"layout": "bool", "values": np.packbits(array, bitorder="little").tobytes()}
    if kind in "iu":
        return numbers(f"{'u' if kind == 'u' else ''}int{size * 8}", array)
    if kind == "f":
        return _floats(array, size)
    if kind == "c":
        return struct({"re": plain_column(array.real), "im": plain_column(array.imag)})
    if kind == "M":
        return instants(array, missing)
    if kind == "m":
        return durations(array, missing)
    if kind == "S":
        return _bytes(array.tolist())
    if kind == "V":
        return {**binary("binary", [item.tobytes() for item in array]), "note": "is now bytes"}
    return texts([str(text) for text in array.tolist()])


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
