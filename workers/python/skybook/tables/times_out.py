"""Times of astropy as columns: instants in UTC, of any year, with the scale that they had beside them; spans of
time."""

import warnings
from typing import Any

import numpy as np

from skybook.tables.layouts import Column, column, numbers, texts

_DAY_S = 86_400
_MOST_US_S, _MOST_NS_S, _MOST_NS = 9_223_372_022_400, 9_223_372_036, 854_775_806
"""How many seconds from 1970 timestamps in microseconds and in nanoseconds reach."""


def time_column(times: Any) -> Column:
    """A `Time`. What UTC has a name for and SQL has not, a leap second, is null, which is told."""
    missing = np.ravel(np.asarray(times.mask)) if times.masked else np.zeros(times.size, bool)
    plain = times.unmasked if times.masked else times
    notes = ["is taken without its location"] if times.location is not None else []
    with warnings.catch_warnings():
        # ERFA doubts years before 1960 in UTC each time it is asked; the cell that made them has heard of it.
        warnings.simplefilter("ignore")
        try:
            utc = plain if plain.scale in ("utc", "local") else plain.utc
            seconds, nanos, leaps = _utc_parts(
                utc.jd1.ravel(), utc.jd2.ravel(), "utc" if utc.scale == "utc" else "tai", missing
            )
        except Exception:
            return _as_text(plain, missing)
    absent = missing | leaps
    reach = np.where(absent, 0, np.abs(seconds))
    if reach.max(initial=0) > _MOST_US_S:
        return _as_text(plain, missing)
    seconds, nanos = np.where(absent, 0, seconds), np.where(absent, 0, nanos)
    fine = bool(np.any(nanos % 1000))
    if leaps.any():
        notes.append(
            f"has {int(leaps.sum())} leap second{'s' if leaps.sum() > 1 else ''}, null here: neither SQL nor JavaScript has 23:59:60"
        )
    beyond = (reach > _MOST_NS_S) | (seconds == -_MOST_NS_S - 1) | ((seconds == _MOST_NS_S) & (nanos > _MOST_NS))
    if fine and beyond.any():
        notes.append("is now in whole microseconds")
        micros = seconds * 1_000_000 + (nanos + 500) // 1000
        return _noted(column(times.size, absent, numbers("timestamp[us]", micros)), notes)
    if plain.scale == "local":
        notes.append("is of local time, without a zone")
    elif plain.scale != "utc":
        notes.append(f"is in UTC here, where its scale was {plain.scale.upper()}")
    made = (
        numbers("timestamp[ns]", seconds * 1_000_000_000 + nanos)
        if fine
        else numbers("timestamp[us]", seconds * 1_000_000 + nanos // 1000)
    )
    return {
        **_noted(column(times.size, absent, made), notes),
        **({} if plain.scale == "utc" else {"timeScale": plain.scale}),
    }


def _utc_parts(
    jd1: np.ndarray, jd2: np.ndarray, scale: str, missing: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whole seconds from 1970, nanoseconds after them, and which of them are leap seconds."""
    import erfa

    safe1, safe2 = np.where(missing, 2440587.5, jd1), np.where(missing, 0.0, jd2)
    years, months, days, clock = erfa.d2dtf(scale.upper(), 9, safe1, safe2)
    days_from_1970 = _days_from_1970(years.astype(np.int64), months.astype(np.int64), days.astype(np.int64))
    hours, minutes, whole, nanos = (clock[part].astype(np.int64) for part in ("h", "m", "s", "f"))
    return days_from_1970 * _DAY_S + hours * 3600 + minutes * 60 + whole, nanos, whole >= 60


def _days_from_1970(years: np.ndarray, months: np.ndarray, days: np.ndarray) -> np.ndarray:
    firsts: np.ndarray = ((years - 1970).view("M8[Y]").astype("M8[M]") + (months - 1)).astype("M8[D]")
    day_numbers: np.ndarray = firsts.astype(np.int64) + days - 1
    return day_numbers


def span_column(spans: Any) -> Column:
    """A `TimeDelta`, in microseconds."""
    missing = np.ravel(np.asarray(spans.mask)) if spans.masked else np.zeros(spans.size, bool)
    plain = spans.unmasked if spans.masked else spans
    days1, days2 = (np.where(missing, 0.0, part.ravel()) for part in (plain.jd1, plain.jd2))
    absent = missing | ~np.isfinite(days1 + days2)
    days1, days2 = np.where(absent, 0.0, days1), np.where(absent, 0.0, days2)
    if np.abs(days1 + days2).max(initial=0) > 106_751_990:
        return {
            **column(spans.size, absent, texts([str(value) for value in np.ravel(plain.to_value("jd"))])),
            "note": "is now text: spans of more than 292,000 years, in days",
        }
    whole = np.floor(days1)
    rest_us = ((days1 - whole) + days2) * 86_400e6
    micros = whole.astype(np.int64) * 86_400_000_000 + np.rint(rest_us).astype(np.int64)
    # A double counts days to some ten picoseconds of one.
    rounded = bool(np.any(np.abs(rest_us - np.rint(rest_us)) > 1e-4))
    return _noted(
        column(spans.size, absent, numbers("duration[us]", micros)), ["is now in whole microseconds"] if rounded else []
    )


def _noted(made: Column, notes: list[str]) -> Column:
    return {**made, **({"note": "; ".join(notes)} if notes else {})}


def _as_text(plain: Any, missing: np.ndarray) -> Column:
    days = np.ravel(plain.to_value("jd", subfmt="str"))
    return {
        **column(len(days), missing, texts([str(day) for day in days])),
        "note": f"is now text: Julian Dates in {plain.scale.upper()}, as no calendar of SQL reaches so far",
    }
