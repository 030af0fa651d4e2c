"""`Table.to_pandas` that keeps integers of 64 bits beside missing ones, and times of any year: astropy 7.2 takes the
one through floats (its PR #20240) and the other through nanoseconds."""

from typing import Any

from skybook._base.kinds import is_a

_NANOSECOND_YEARS = (1678, 2261)


def install(module: Any) -> None:
    """Puts it in place of astropy's; `module` is `astropy.table`."""
    original = module.Table.to_pandas

    def to_pandas(self: Any, index: Any = None, use_nullable_int: bool = True) -> Any:
        frame = original(self, index=index, use_nullable_int=use_nullable_int)
        for name in self.colnames:
            if name in frame.columns:
                exact = _exact(self[name], use_nullable_int)
                if exact is not None:
                    frame[name] = exact
        return frame

    to_pandas.__doc__ = original.__doc__
    module.Table.to_pandas = to_pandas


def _exact(column: Any, use_nullable_int: bool) -> Any:
    import numpy as np
    import pandas as pd

    if (
        use_nullable_int
        and isinstance(column, np.ma.MaskedArray)
        and column.dtype.kind in "iu"
        and np.any(np.ma.getmaskarray(column))
    ):
        return pd.arrays.IntegerArray(
            np.ma.getdata(column).astype(column.dtype.newbyteorder("=")), np.ma.getmaskarray(column).copy()
        )
    if (
        is_a(column, "astropy.time", "Time")
        and not is_a(column, "astropy.time", "TimeDelta")
        and column.ndim == 1
        and len(column)
    ):
        from skybook.tables.column_in import column_in
        from skybook.tables.times_out import time_column

        values = column_in(time_column(column))
        if values.dtype == np.dtype("M8[us]"):
            filled = np.where(np.ma.getmaskarray(values), np.datetime64("NaT", "us"), np.ma.getdata(values))
            years = filled[~np.isnat(filled)].astype("M8[Y]").astype(np.int64) + 1970
            if len(years) and (years.min() < _NANOSECOND_YEARS[0] or years.max() > _NANOSECOND_YEARS[1]):
                return filled
    return None
