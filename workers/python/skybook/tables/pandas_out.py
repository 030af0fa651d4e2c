"""Columns of pandas data frames; what pandas counts as missing is null."""

from typing import Any

import numpy as np

from skybook.tables.column_out import column_out
from skybook.tables.formats import pandas_format
from skybook.tables.layouts import column, texts

Column = dict[str, Any]


def pandas_columns(frame: Any) -> list[Column]:
    """All columns, after those of an index that says more than the place of the row. Units are read from
    `frame.attrs["units"]`."""
    from pandas import RangeIndex

    index = frame.index
    counted = isinstance(index, RangeIndex) and index.name is None
    levels = (
        []
        if counted
        else [
            (name if name is not None else f"level_{i}" if index.nlevels > 1 else "index", index.get_level_values(i))
            for i, name in enumerate(index.names)
        ]
    )
    columns = [(frame.columns[i], frame.iloc[:, i]) for i in range(frame.shape[1])]
    units = frame.attrs.get("units", {})
    return [_column(name, values, units.get(name)) for name, values in [*levels, *columns]]


def _column(name: object, values: Any, unit: str | None) -> Column:
    label = "_".join(map(str, name)) if isinstance(name, tuple) else str(name)
    known = {"name": label, "type": str(values.dtype), **({"unit": str(unit)} if unit else {})}
    try:
        array, missing = _plain(values)
        return {**known, **column_out(array, missing), **_zone(values.dtype), **pandas_format(array)}
    except Exception as error:
        # One column that no one foresaw is no reason to lose the others.
        return {
            **known,
            **column(len(values), None, texts([str(item) for item in values])),
            "note": f"is now text: {error}",
        }


def _zone(dtype: Any) -> Column:
    """Times with a zone are instants; their UTC is what crosses."""
    zone = getattr(dtype, "tz", None)
    return {"note": f"is now in UTC, where it was in {zone}"} if zone is not None and str(zone) != "UTC" else {}


def _plain(values: Any) -> tuple[np.ndarray, np.ndarray]:
    missing = np.asarray(values.isna())
    dtype = values.dtype
    if dtype.kind == "M":
        unit = np.datetime_data(dtype)[0] if isinstance(dtype, np.dtype) else dtype.unit
        return np.asarray(values.to_numpy(dtype=f"M8[{unit}]")), missing
    if str(dtype) == "category" or dtype.kind == "O":
        return np.asarray(values.astype(object)), missing
    if isinstance(dtype, np.dtype):
        return np.asarray(values), missing
    if dtype.kind in "biuf" and hasattr(dtype, "numpy_dtype"):
        return values.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.numpy_dtype.type(0)), missing
    return np.asarray(values.astype(object)), missing
