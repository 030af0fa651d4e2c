"""Dates, times and spans that are Python objects, as columns."""

import datetime
from typing import Any

import numpy as np

from skybook.tables.instants_out import durations, instants
from skybook.tables.layouts import Column, numbers


def moments(values: list[Any]) -> Column | None:
    """`datetime` of one kind: with a zone they are instants, written in UTC; `None` where those with and without
    mix, or where no unit holds all of them."""
    zones = {None if isinstance(value, np.datetime64) else value.tzinfo for value in values if value is not None}
    if len(zones) > 1 and None in zones:
        return None
    array = _alike([_moment(value) for value in values], "M")
    if array is None:
        return None
    plain = {key: part for key, part in instants(array, np.isnat(array)).items() if key != "missing"}
    if zones == {None}:
        return plain
    note = {} if all(str(zone) in ("UTC", "UTC+00:00") for zone in zones) else {"note": "is now in UTC"}
    return {**plain, **({"layout": "timestamp[us,UTC]"} if plain["layout"] == "timestamp[us]" else {}), **note}


def _alike(values: list[Any], kind: str) -> np.ndarray | None:
    """Instants or spans as an array of one unit, exact; `None` where the finest unit does not reach all of them:
    NumPy would wrap them without a word."""
    array = np.array(values)
    if array.dtype.kind != kind:
        return None
    same = all(
        np.isnat(value) or (value == item and value.astype(array.dtype).astype(value.dtype) == value)
        for value, item in zip(values, array)
    )
    return array if same else None


def _moment(value: Any) -> np.datetime64:
    if value is None:
        return np.datetime64("NaT", "us")
    if isinstance(value, np.datetime64):
        return value
    if hasattr(value, "to_datetime64"):
        utc = value.tz_convert("UTC").tz_localize(None) if value.tzinfo else value
        moment: np.datetime64 = utc.to_datetime64()
        return moment
    return np.datetime64(value.astimezone(datetime.UTC).replace(tzinfo=None) if value.tzinfo else value, "us")


def dates(values: list[Any]) -> Column | None:
    """`date`; `None` where some have a time of day."""
    if any(isinstance(value, (datetime.datetime, np.datetime64)) for value in values):
        return None
    days = np.array([np.datetime64("NaT", "D") if value is None else np.datetime64(value, "D") for value in values])
    return {key: part for key, part in instants(days, np.isnat(days)).items() if key != "missing"}


def clock_times(values: list[Any]) -> Column | None:
    """`time` of day without a zone."""
    if any(value is not None and value.tzinfo is not None for value in values):
        return None
    micros = [
        0 if value is None else ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond
        for value in values
    ]
    return numbers("time[us]", np.array(micros, np.int64))


def spans(values: list[Any]) -> Column | None:
    """`timedelta`; `None` where no unit holds all of them."""
    try:
        array = _alike([_span(value) for value in values], "m")
    except OverflowError:
        return None
    if array is None:
        return None
    return {key: part for key, part in durations(array, np.isnat(array)).items() if key != "missing"}


def _span(value: Any) -> np.timedelta64:
    if value is None:
        return np.timedelta64("NaT", "us")
    if isinstance(value, np.timedelta64):
        return value
    if hasattr(value, "to_timedelta64"):
        span: np.timedelta64 = value.to_timedelta64()
        return span
    return np.timedelta64((value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds, "us")
