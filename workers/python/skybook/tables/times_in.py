"""Instants of other languages as `Time`, of any year that astropy has a calendar for."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

_ENDLESS = 2**63 - 1
_FIRST_YEAR = -4799


def time_in(values: np.ndarray, scale: str | None, tell: Callable[[str], None]) -> Any:
    """A `Time` in UTC, or in the scale that the column once had; `datetime64` where years are before astropy's.
    Infinity is masked, and told."""
    from astropy.time import Time

    missing = np.ma.getmaskarray(values)
    unit = np.datetime_data(values.dtype)[0]
    ticks = np.where(missing, 0, np.ma.getdata(values).astype(f"M8[{unit}]").view(np.int64))
    endless = np.abs(ticks) == _ENDLESS
    if endless.any():
        tell("has infinity, which is masked here")
        missing, ticks = missing | endless, np.where(endless, 0, ticks)
    per_second = {"s": 1, "ms": 1000, "us": 1_000_000, "ns": 1_000_000_000}[unit]
    seconds, rest = ticks // per_second, ticks % per_second
    days, second = seconds // 86_400, seconds % 86_400
    dates = days.view("M8[D]")
    years = dates.astype("M8[Y]").astype(np.int64) + 1970
    if np.any(years < _FIRST_YEAR):
        tell("is datetime64, as astropy has no calendar for its years")
        return (
            np.ma.MaskedArray(ticks.view(f"M8[{unit}]"), mask=missing) if missing.any() else ticks.view(f"M8[{unit}]")
        )
    months = dates.astype("M8[M]")
    month, day = months.astype(np.int64) % 12 + 1, (dates - months.astype("M8[D]")).astype(np.int64) + 1
    with warnings.catch_warnings():
        # ERFA doubts years before 1960 in UTC.
        warnings.simplefilter("ignore")
        jd1, jd2 = _julian("TAI" if scale == "local" else "UTC", years, month, day, second, rest / per_second)
        times = Time(jd1, jd2, format="jd", scale="local" if scale == "local" else "utc")
        if scale and scale not in ("utc", "local"):
            times = getattr(times, scale).copy()
        times.format = "isot"
        times.precision = _digits(rest, per_second)
        if missing.any():
            times[missing] = np.ma.masked
    return times


def _julian(scale: str, years: Any, month: Any, day: Any, second: Any, rest: Any) -> tuple[Any, Any]:
    import erfa

    whole = [part.astype(np.int32) for part in (years, month, day, second // 3600, second // 60 % 60)]
    jd1, jd2 = erfa.dtf2d(scale, *whole, second % 60 + rest)
    return jd1, jd2


def _digits(rest: np.ndarray, per_second: int) -> int:
    """How many decimals tell all of the instants; three at least, as usual."""
    return next(
        (digits for digits in (3, 6) if per_second <= 10**digits or not np.any(rest % (per_second // 10**digits))), 9
    )
