"""Arrays as columns in Arrow's layout, exact; what Arrow has no form for is changed by column, with a note."""

from typing import Any

import numpy as np

from skybook.tables.layouts import Column, column, rows_of_width, struct
from skybook.tables.objects_out import objects
from skybook.tables.plain_out import plain_layout


def column_out(values: Any, missing: Any = None) -> Column:
    """`{"layout", "length", "nulls", "validity", …buffers}` of an array; `missing` is its mask, true where there is no
    value."""
    array = np.asarray(values)
    if array.ndim > 1:
        return _rows(array, missing)
    return column(len(array), None if array.dtype.names else missing, _layout(array, missing))


def _layout(array: np.ndarray, missing: Any) -> Column:
    if array.dtype.names:
        return _records(array, missing)
    return objects(array.tolist(), missing) if array.dtype.kind == "O" else plain_layout(array, missing)


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
