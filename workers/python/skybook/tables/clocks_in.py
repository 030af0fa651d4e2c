"""Times of day and intervals of other languages: as Python has them, or as text, which is told."""

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np

Tell = Callable[[str], None]

_DAY_US = 86_400_000_000
_INTERVAL = np.dtype([("months", "<i4"), ("days", "<i4"), ("ns", "<i8")])


def clock_times(ticks: np.ndarray, per_us: int, missing: np.ndarray | None, tell: Tell) -> np.ndarray:
    """`datetime.time`; text where one is 24:00 or finer than microseconds."""
    shown = ticks if missing is None else np.where(missing, 0, ticks)
    if np.any(shown % per_us) or np.any(shown // per_us >= _DAY_US):
        tell("is now text: Python's times end before 24:00 and have whole microseconds")
        return _filled([_clock(int(tick) * 1000 // per_us) for tick in shown])
    return _filled(
        [(datetime.datetime.min + datetime.timedelta(microseconds=int(tick))).time() for tick in shown // per_us]
    )


def intervals(values: Any, length: int, missing: np.ndarray | None, tell: Tell) -> np.ndarray:
    """`timedelta64`, a day being 24 hours; text where there are months, which have no length."""
    parts = np.frombuffer(values, _INTERVAL, length)
    if missing is not None:
        parts = np.where(missing, np.zeros(1, _INTERVAL), parts)
    spans = parts["days"].astype(np.float64) * _DAY_US + parts["ns"] / 1000
    if np.any(parts["months"]) or np.any(parts["ns"] % 1000) or np.abs(spans).max(initial=0) > 9.2e18:
        tell("is now text: an interval of months, or of so many years, has no length in Python")
        return _filled([_interval(*(int(part) for part in row)) for row in parts])
    ticks: np.ndarray = parts["days"].astype(np.int64) * _DAY_US + parts["ns"] // 1000
    return ticks.view("m8[us]")


def _filled(items: list[Any]) -> np.ndarray:
    if items and isinstance(items[0], str):
        return np.array(items)
    array = np.empty(len(items), object)
    array[:] = items
    return array


def _clock(nanos: int) -> str:
    seconds, fraction = divmod(abs(nanos), 10**9)
    tail = f".{fraction:09}".rstrip("0") if fraction else ""
    return f"{'-' if nanos < 0 else ''}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{tail}"


def _interval(months: int, days: int, nanos: int) -> str:
    years, months = int(months / 12), months - 12 * int(months / 12)
    said = [
        f"{count} {what}{'' if abs(count) == 1 else 's'}"
        for count, what in ((years, "year"), (months, "month"), (days, "day"))
        if count
    ]
    return " ".join(said + ([_clock(nanos)] if nanos or not said else []))
