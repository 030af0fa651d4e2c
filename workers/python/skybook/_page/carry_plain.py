"""Plain data on its way to and from other languages: numbers, text, lists and dictionaries; what JSON has no form of is
marked with `$skybook`, as in the wire's `Marked`."""

import datetime
import sys
from decimal import Decimal
from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook._base.live import seen

_MARK = "$skybook"
_EPOCH = datetime.datetime(1970, 1, 1)
_DAY_MS = 86_400_000


class NoPlainForm(Exception):
    """The value, or a part of it that the message names, has no plain form."""


def _bare(value: Any) -> Any:
    # NumPy's scalars that are also Python's, such as float64.
    return value.item() if is_a(value, "numpy", "generic") else value


def plain_out(value: Any, where: str = "", above: tuple[int, ...] = ()) -> Any:
    """The value as plain data; raises `NoPlainForm`."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return _bare(value)
    if isinstance(value, (bytes, bytearray)):
        return {_MARK: "bytes", "bytes": bytes(value)}
    if id(value) in above or len(above) > 100:
        raise NoPlainForm(_said(value, where))
    below = (*above, id(value))
    if isinstance(value, dict):
        items = {key: plain_out(item, f"{where}[{key!r}]", below) for key, item in value.items()}
        if all(isinstance(key, str) for key in items) and _MARK not in items:
            return items
        return {
            _MARK: "entries",
            "entries": [[plain_out(key, f"{where} key", below), item] for key, item in items.items()],
        }
    if isinstance(value, (set, frozenset)):
        return {_MARK: "set", "items": [plain_out(item, where, below) for item in value]}
    if isinstance(value, (list, tuple, range)):
        return [plain_out(item, f"{where}[{i}]", below) for i, item in enumerate(value)]
    if isinstance(value, datetime.datetime):
        return None if type(value).__name__ == "NaTType" else _moment_of_datetime(value)
    if isinstance(value, datetime.date):
        return {_MARK: "moment", "ms": (value.toordinal() - 719_163) * _DAY_MS, "ns": 0, "as": "date"}
    if isinstance(value, Decimal) and (number := _number(value)) is not None:
        return number
    return _of_packages(value, where, below)


def _number(value: Decimal) -> int | float | None:
    """The number that is the decimal to its last digit."""
    if not value.is_finite() or value.adjusted() > 308:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else None


def _said(value: object, where: str) -> str:
    return f"{kind_of(value)}, at {where}" if where else ""


def _moment_of_datetime(value: Any) -> dict[str, Any]:
    aware = value.tzinfo is not None
    naive = value.astimezone(datetime.UTC).replace(tzinfo=None) if aware else value
    since = naive.replace(nanosecond=0) - _EPOCH if hasattr(naive, "nanosecond") else naive - _EPOCH
    micros = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return _moment(micros * 1000 + getattr(value, "nanosecond", 0), "datetime with zone" if aware else "datetime")


def _moment(nanos: int, kind: str, scale: str | None = None) -> dict[str, Any]:
    ms, rest = divmod(nanos, 1_000_000)
    return {_MARK: "moment", "ms": ms, "ns": rest, "as": kind, **({"scale": scale} if scale else {})}


def _of_packages(value: Any, where: str, below: tuple[int, ...]) -> Any:
    if (inner := seen(value)) is not value:
        return plain_out(inner, where, below)
    if value is getattr(sys.modules.get("numpy.ma"), "masked", NoPlainForm) or type(value).__name__ in (
        "NAType",
        "NaTType",
    ):
        return None
    if is_a(value, "astropy.coordinates", "SkyCoord") and value.isscalar:
        return _place(value, where)
    if is_a(value, "astropy.time", "Time") and not is_a(value, "astropy.time", "TimeDelta"):
        return _times(value)
    if is_a(value, "astropy.units", "Quantity") and value.isscalar and value.dtype.kind in "biuf":
        if hasattr(value, "mask"):
            return None if value.mask else plain_out(value.unmasked, where, below)
        from skybook.tables.units import unit_out

        unit, number = unit_out(value.unit), plain_out(value.value[()], where, below)
        return {_MARK: "quantity", "value": number, "unit": unit} if unit else number
    if is_a(value, "numpy", "datetime64"):
        return _instants(value.reshape(1), "datetime64")[0]
    if is_a(value, "numpy", "ndarray"):
        if value.dtype.kind == "M":
            return _nested(_instants(value.ravel(), "datetime64"), value.shape)
        if getattr(value, "unit", None) is None and not hasattr(value, "unmasked"):
            if value.dtype.kind in "biuf" and value.dtype.itemsize <= 8:
                return value.tolist()
            if value.dtype.kind == "T":
                # What stands for no text may be NaN.
                return _nested([item if isinstance(item, str) else None for item in value.ravel()], value.shape)
            if value.dtype.kind in "USO":
                return plain_out(value.tolist(), where, below)
        if value.ndim == 0 and type(value[()]) is not type(value):
            return plain_out(value[()], where, below)
    # Spans of NumPy are integers to it.
    if is_a(value, "numpy", "str_", "bytes_", "bool", "integer", "floating") and not is_a(
        value, "numpy", "timedelta64"
    ):
        bare = value.item()
        # Long floats are of NumPy alone.
        if type(bare) is not type(value):
            return plain_out(bare, where, below)
        if bare != bare or float(bare) == bare:
            return float(bare)
    raise NoPlainForm(_said(value, where))


def _place(value: Any, where: str) -> Any:
    from skybook.tables.places_out import scalar_place

    parts = scalar_place(value)
    if parts is None:
        raise NoPlainForm(
            f"{value.frame.name.upper()} position without a way to ICRS{f', at {where}' if where else ''}"
        )
    return parts and {name: plain_out(part, where) for name, part in parts.items()}


def _nested(items: list[Any], shape: tuple[int, ...]) -> Any:
    if len(shape) <= 1:
        return items if shape else items[0]
    step = len(items) // shape[0] if shape[0] else 0
    return [_nested(items[row * step : (row + 1) * step], shape[1:]) for row in range(shape[0])]


def _instants(array: Any, kind: str, scale: str | None = None) -> list[Any]:
    import numpy as np

    from skybook.tables.column_out import column_out

    return _ticks(column_out(array, np.isnat(np.ma.getdata(array)) | np.ma.getmaskarray(array)), kind, scale)


def _times(value: Any) -> Any:
    from skybook.tables.times_out import time_column

    moments = _ticks(time_column(value.reshape(-1)), "Time", value.scale)
    return moments[0] if value.isscalar else _nested(moments, value.shape)


def _ticks(column: dict[str, Any], kind: str, scale: str | None) -> list[Any]:
    import numpy as np

    from skybook.tables.column_in import column_in

    values = column_in(column)
    if values.dtype.kind != "M" or column.get("note", "").startswith("has"):
        raise NoPlainForm(f"{kind} that no other language reaches")
    per = {"D": 86_400_000_000_000, "us": 1000, "ns": 1}[np.datetime_data(values.dtype)[0]]
    return [
        None if gone else _moment(int(tick) * per, kind, scale)
        for tick, gone in zip(
            np.ma.getdata(values).view(np.int64)
            if per < 86_400_000_000_000
            else np.ma.getdata(values).astype(np.int64),
            np.ma.getmaskarray(values),
        )
    ]


def plain_in(value: Any) -> Any:
    """Plain data of another language as Python's own."""
    if isinstance(value, list):
        return [plain_in(item) for item in value]
    if isinstance(value, memoryview):
        return value.tolist()
    if not isinstance(value, dict):
        return value
    match value.get(_MARK):
        case "moment":
            return _moment_in(value)
        case "quantity":
            from astropy.units import Quantity, Unit

            return Quantity(value["value"], Unit(value["unit"], parse_strict="silent"))
        case "entries":
            return {_key(plain_in(key)): plain_in(item) for key, item in value["entries"]}
        case "set":
            return {_key(plain_in(item)) for item in value["items"]}
        case "bytes":
            return bytes(value["bytes"])
    return {key: plain_in(item) for key, item in value.items()}


def _key(value: Any) -> Any:
    return tuple(_key(item) for item in value) if isinstance(value, list) else value


def _moment_in(value: dict[str, Any]) -> Any:
    nanos, kind = int(value["ms"]) * 1_000_000 + int(value["ns"]), value["as"]
    if kind == "date":
        return datetime.date.fromordinal(719_163 + int(value["ms"]) // _DAY_MS)
    if kind == "datetime64":
        import numpy as np

        return np.datetime64(nanos, "ns") if nanos % 1000 and abs(nanos) < 2**63 else np.datetime64(nanos // 1000, "us")
    since = datetime.timedelta(microseconds=nanos // 1000)
    within = datetime.datetime.min - _EPOCH <= since <= datetime.datetime.max - _EPOCH
    if kind == "Time" or not within:
        import numpy as np

        from skybook.tables.times_in import time_in

        fine = nanos % 1000 and abs(nanos) < 2**63
        return time_in(
            np.array([nanos if fine else nanos // 1000], np.int64).view("M8[ns]" if fine else "M8[us]"),
            value.get("scale"),
            lambda _: None,
        )[0]
    return _EPOCH.replace(tzinfo=datetime.UTC) + since if kind == "datetime with zone" else _EPOCH + since
