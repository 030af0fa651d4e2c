"""Values on their way to and from other languages: the wire's `Carried`."""

import datetime
import sys
from typing import Any

from skybook.kinds import is_a, kind_of

type Carried = dict[str, Any]


class _NoPlainForm(Exception):
    pass


def carry_out(value: object) -> Carried:
    """The value as a table, an array with its unit, or plain data; `opaque` where it has no form outside Python."""
    table = _table(value) if "numpy" in sys.modules else None
    if table is not None:
        return {"kind": "table", "table": table}
    array = _array(value)
    if array is not None:
        return array
    try:
        return {"kind": "plain", "value": _plain(value, ())}
    except _NoPlainForm:
        return {"kind": "opaque", "type": kind_of(value)}


def _table(value: object) -> dict[str, Any] | None:
    from skybook.tables.table_out import is_table, table_out

    if is_a(value, "astropy.coordinates", "SkyCoord") and not value.isscalar:
        from astropy.table import Table

        return table_out(Table({"coord": value}))
    return table_out(value) if is_table(value) else None


def carry_in(name: str, carried: Carried) -> object:
    """The Python value of what another language made."""
    if carried["kind"] == "table":
        from skybook.tables.table_in import table_in

        return table_in(carried["table"], name)
    if carried["kind"] == "array":
        return _array_in(carried)
    if carried["kind"] == "opaque":
        raise TypeError(f"{name} is a {carried['type']}, which has no form in Python: take a table, an array, a number, text, or lists and objects of these")
    return _plain_in(carried["value"])


def _plain_in(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain_in(item) for item in value]
    if isinstance(value, memoryview):
        return value.tolist()
    if not isinstance(value, dict):
        return value
    if value.keys() == {"$date"}:
        return datetime.datetime.fromtimestamp(value["$date"] / 1000, datetime.UTC)
    return {key: _plain_in(item) for key, item in value.items()}


def _array_in(carried: Carried) -> object:
    import numpy as np

    array = np.frombuffer(carried["bytes"], carried["dtype"]).reshape(carried["shape"]).copy()
    if not carried.get("unit"):
        return array
    from astropy.units import Quantity

    return Quantity(array, carried["unit"], copy=False)


def _array(value: object) -> Carried | None:
    if is_a(value, "astropy.time", "Time") or not is_a(value, "numpy", "ndarray") or value.ndim == 0 or value.dtype.kind not in "biufc" or hasattr(value, "mask"):
        return None
    import numpy as np

    from skybook.tables.astropy_out import unit_out

    plain = np.asarray(getattr(value, "value", value) if hasattr(value, "to_value") else value)
    dtype = {2: "float32", 12: "float64", 16: "float64"}.get(plain.dtype.itemsize, plain.dtype.name) if plain.dtype.kind == "f" else plain.dtype.name
    unit = unit_out(getattr(value, "unit", None))
    data = np.ascontiguousarray(plain, np.dtype(dtype).newbyteorder("<")).tobytes()
    return {"kind": "array", "dtype": dtype, "shape": list(plain.shape), "bytes": data, **({"unit": unit} if unit else {})}


def _plain(value: Any, above: tuple[int, ...]) -> Any:
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return value
    if id(value) in above or len(above) > 100:
        raise _NoPlainForm
    below = (*above, id(value))
    if isinstance(value, dict):
        return {str(key): _plain(item, below) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, range)):
        return [_plain(item, below) for item in value]
    if isinstance(value, datetime.datetime):
        return {"$date": value.timestamp() * 1000 if value.tzinfo else value.replace(tzinfo=datetime.UTC).timestamp() * 1000}
    if isinstance(value, datetime.date):
        return _plain(datetime.datetime(value.year, value.month, value.day), below)
    return _plain_of_packages(value, below)


def _plain_of_packages(value: Any, below: tuple[int, ...]) -> Any:
    if value is getattr(sys.modules.get("numpy.ma"), "masked", _NoPlainForm) or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if is_a(value, "astropy.coordinates", "SkyCoord"):
        icrs = value.icrs
        return {"ra": float(icrs.ra.deg), "dec": float(icrs.dec.deg)}
    if is_a(value, "astropy.time", "Time"):
        moments = value.utc.to_datetime()
        return _plain(moments if value.isscalar else moments.tolist(), below)
    if is_a(value, "numpy", "datetime64"):
        return _plain(value.astype("M8[us]").item(), below)
    if is_a(value, "numpy", "ndarray", "generic"):
        plain = getattr(value, "value", value) if hasattr(value, "to_value") else value
        return _plain(plain.tolist() if hasattr(plain, "tolist") else plain, below)
    raise _NoPlainForm
