"""Instants and durations of numpy as columns: in microseconds, as DuckDB reckons, or nanoseconds where something would
be lost."""

from typing import Any

import numpy as np

from skybook.tables.layouts import Column, numbers, texts

_DATES = ("D", "W", "M", "Y")
_FINER = ("ns", "ps", "fs", "as")
_LEAST_DAY, _GREATEST_DAY = -(2**31) + 2, 2**31 - 2
# DuckDB's timestamps: from 290309 before Christ to 294247, and its durations. Nanoseconds reach from 1678 to 2262.
_LEAST_US, _GREATEST_US = -9_223_372_022_400_000_000, 2**63 - 2
_ROUNDED = "is now in whole microseconds"


def instants(array: np.ndarray, missing: Any) -> Column:
    """Dates and times; those that no calendar of SQL reaches make all of the column text."""
    if np.datetime_data(array.dtype)[0] == "generic":
        array = array.astype("M8[us]")
    unit, step = np.datetime_data(array.dtype)
    absent = np.isnat(array) | (False if missing is None else np.asarray(missing, bool))
    ticks = np.where(absent, 0, array.astype(f"M8[{unit}]").view(np.int64))
    if unit in _DATES:
        days = np.where(absent, np.datetime64(0, "D"), array.astype("M8[D]")).view(np.int64)
        if np.any((days < _LEAST_DAY) | (days > _GREATEST_DAY)) or not np.array_equal(
            days.view("M8[D]").astype(array.dtype)[~absent], array[~absent]
        ):
            return _as_text(array, absent)
        return {**numbers("date", days.astype(np.int32)), "missing": absent}
    if unit in _FINER:
        return _fine(array, ticks, unit, absent)
    micros = _scaled(
        ticks, {"h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000, "ms": 1000, "us": 1}[unit], _LEAST_US, _GREATEST_US
    )
    return _as_text(array, absent) if micros is None else {**numbers("timestamp[us]", micros), "missing": absent}


def _fine(array: np.ndarray, ticks: np.ndarray, unit: str, absent: np.ndarray) -> Column:
    per_nano = 1000 ** _FINER.index(unit)
    nanos = ticks // per_nano
    rounded = {"note": "is now in whole nanoseconds"} if np.any(ticks % per_nano) else {}
    if np.any(nanos % 1000):
        return {**numbers("timestamp[ns]", nanos), "missing": absent, **rounded}
    return {**numbers("timestamp[us]", nanos // 1000), "missing": absent, **rounded}


def durations(array: np.ndarray, missing: Any) -> Column:
    """Spans of time, which SQL has in microseconds; months and years, which have no length, are text."""
    if np.datetime_data(array.dtype)[0] == "generic":
        array = array.astype("m8[us]")
    unit, step = np.datetime_data(array.dtype)
    absent = np.isnat(array) | (False if missing is None else np.asarray(missing, bool))
    if unit in ("M", "Y"):
        return _as_text(array, absent)
    ticks = np.where(absent, 0, array.astype(f"m8[{unit}]").view(np.int64))
    if unit in _FINER:
        per_micro = 1000 ** (1 + _FINER.index(unit))
        return {
            **numbers("duration[us]", ticks // per_micro),
            "missing": absent,
            **({"note": _ROUNDED} if np.any(ticks % per_micro) else {}),
        }
    micros = _scaled(
        ticks,
        {
            "W": 604_800_000_000,
            "D": 86_400_000_000,
            "h": 3_600_000_000,
            "m": 60_000_000,
            "s": 1_000_000,
            "ms": 1000,
            "us": 1,
        }[unit],
        -(2**63) + 1,
        2**63 - 1,
    )
    return _as_text(array, absent) if micros is None else {**numbers("duration[us]", micros), "missing": absent}


def _scaled(ticks: np.ndarray, by: int, least: int, greatest: int) -> np.ndarray | None:
    """The ticks in finer ones; `None` where they leave the bounds."""
    if len(ticks) and (int(ticks.min()) * by < least or int(ticks.max()) * by > greatest):
        return None
    return ticks * np.int64(by)


def _as_text(array: np.ndarray, absent: np.ndarray) -> Column:
    return {
        **texts(["" if gone else str(item) for item, gone in zip(array, absent)]),
        "missing": absent,
        "note": "is now text, as SQL has no dates or spans like these",
    }
