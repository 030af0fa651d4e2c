"""What differs between a table and what came back of it, columns of which it was told left out."""

import datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
from astropy import units as u
from astropy.coordinates import SkyCoord
from astropy.time import Time, TimeDelta


def plain(value):
    """A value without its type's name: what must be the same in every language."""
    if (
        value is None
        or value is np.ma.masked
        or value is pd.NaT
        or value is pd.NA
        or (isinstance(value, (np.datetime64, np.timedelta64)) and np.isnat(value))
    ):
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, u.Quantity):
        return plain(value.value)
    if isinstance(value, (Time, TimeDelta)):
        if value.masked and np.all(value.mask):
            return None
        exact = (
            value.utc
            if isinstance(value, Time) and not isinstance(value, TimeDelta) and value.scale != "local"
            else value
        )
        jd1, jd2 = float(getattr(exact.jd1, "unmasked", exact.jd1)), float(getattr(exact.jd2, "unmasked", exact.jd2))
        start = 0 if isinstance(value, TimeDelta) else Fraction("2440587.5")
        return round((Fraction(jd1) + Fraction(jd2) - start) * 86_400 * 10**9)
    if isinstance(value, (datetime.datetime, pd.Timestamp)):
        if isinstance(value, pd.Timestamp):
            return plain((value.tz_convert("UTC").tz_localize(None) if value.tzinfo else value).to_datetime64())
        since = (
            value.astimezone(datetime.UTC).replace(tzinfo=None) - datetime.datetime(1970, 1, 1)
            if value.tzinfo
            else value - datetime.datetime(1970, 1, 1)
        )
        return (since.days * 86_400 + since.seconds) * 10**9 + since.microseconds * 1000
    if isinstance(value, datetime.date):
        return (value - datetime.date(1970, 1, 1)).days
    if isinstance(value, (np.datetime64, np.timedelta64)):
        unit = np.datetime_data(value.dtype)[0]
        ticks = int(value.astype(np.int64))
        per = {
            "W": 604_800 * 10**9,
            "D": 1 if isinstance(value, np.datetime64) else 86_400 * 10**9,
            "h": 3600 * 10**9,
            "m": 60 * 10**9,
            "s": 10**9,
            "ms": 10**6,
            "us": 1000,
            "ns": 1,
        }.get(unit)
        return ticks * per if per else str(value) if unit in "MY" else Fraction(ticks, 1000)
    if isinstance(value, datetime.timedelta):
        return (value.days * 86_400 + value.seconds) * 10**9 + value.microseconds * 1000
    if isinstance(value, (complex, np.complexfloating)):
        return [plain(value.real), plain(value.imag)]
    if isinstance(value, (int, np.integer)):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return str(value) if value.is_nan() else Decimal(value)
    if isinstance(value, np.longdouble) and value.dtype.itemsize > 8:
        return (
            plain(float(value))
            if not np.isfinite(value) or np.longdouble(float(value)) == value
            else Fraction(*value.as_integer_ratio())
        )
    if isinstance(value, (float, np.floating)):
        text = (
            str(np.float32(value) if isinstance(value, np.float16) else value)
            if isinstance(value, np.floating)
            else repr(value)
        )
        return text if text in ("nan", "inf", "-inf", "-0.0") else Decimal(text)
    if isinstance(value, (bytes, np.bytes_)):
        return bytes(value)
    if isinstance(value, (str, np.str_)):
        return str(value)
    if isinstance(value, np.void) and value.dtype.names:
        return {name: plain(value[name]) for name in value.dtype.names}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value] if isinstance(value, (list, tuple)) or value.ndim else plain(value[()])
    if isinstance(value, np.ma.core.mvoid):
        return {name: plain(value[name]) for name in value.dtype.names}
    return value


def same(first, second):
    if isinstance(first, (bytes, str)) and isinstance(second, (bytes, str)) and type(first) is not type(second):
        first, second = (item.encode() if isinstance(item, str) else item for item in (first, second))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same, first, second))
    return type(first) is type(second) and first == second


def differences(first, second):
    """Columns of `first` that have come back otherwise in `second` without a word."""
    frame = isinstance(first, pd.DataFrame)
    notes = {name: str((second[name].info.meta or {}).get("skybook_note", "")) for name in second.colnames}
    found = []
    for place, name in enumerate(list(first.columns) if frame else first.colnames):
        column = first.iloc[:, place] if frame else first[name]
        if isinstance(column, SkyCoord):
            if not any(f"`{name}` is now" in note for note in notes.values()):
                found.append(f"{name}: untold")
            continue
        back = second.colnames[place] if frame else name
        if back not in notes:
            found.append(f"{name}: not there")
            continue
        kept = isinstance(column, Time) and "is in UTC here" in notes[back] and "micro" not in notes[back]
        if notes[back] and not kept:
            continue
        missing = column.isna() if frame else [False] * len(column)
        items = [None if missing[i] else plain(column.iloc[i] if frame else column[i]) for i in range(len(column))]
        came = [plain(second[back][i]) for i in range(len(second))]
        if len(items) != len(came) or not all(map(same, items, came)):
            wrong = next(((a, b) for a, b in zip(items, came) if not same(a, b)), (len(items), len(came)))
            found.append(f"{name} ({getattr(column, 'dtype', type(column))}): {wrong[0]!r} came back as {wrong[1]!r}")
        unit = getattr(column, "unit", None)
        if (
            unit is not None
            and not frame
            and not isinstance(column, (Time, TimeDelta))
            and str(unit)
            and second[back].unit != unit
        ):
            found.append(f"{name}: {unit} came back as {second[back].unit}")
        meta = {} if frame else column.info.meta or {}
        for key in ("ucd", "frame"):
            if key in meta and (second[back].info.meta or {}).get(key) != meta[key]:
                found.append(f"{name}: {key} {meta[key]} came back as {(second[back].info.meta or {}).get(key)}")
    return found


def shown_text(value):
    """What a table shows of a value, by Python's own text of it; nothing where that is no question of digits."""
    if value is None or value is np.ma.masked or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(value).lower()
    if isinstance(value, np.timedelta64):
        return None
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (float, np.floating)) and np.dtype(type(value)).itemsize in (4, 8):
        odd = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "-0.0": "-0"}
        return odd.get(str(value), str(value))
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, np.datetime64) and not np.isnat(value) and np.datetime_data(value.dtype)[0] == "D":
        return str(value) if np.datetime64("0001") < value < np.datetime64("9999") else None
    return str(value) if isinstance(value, str) else None


def shown_texts(table):
    """The same of all columns of an astropy table that are of plain values."""
    if isinstance(table, pd.DataFrame):
        return {}
    return {
        name: [shown_text(value) for value in table[name]]
        for name in table.colnames
        if isinstance(table[name], (np.ndarray, np.ma.MaskedArray)) and table[name].ndim == 1
    }
