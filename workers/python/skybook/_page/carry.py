"""Values on their way to and from other languages: the wire's `Carried`."""

import sys
from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook._base.live import seen
from skybook._page.carry_plain import NoPlainForm, plain_in, plain_out

type Carried = dict[str, Any]


def carry_out(value: object) -> Carried:
    """The value as a table, an array with its unit, or plain data; `opaque` where it has no form outside Python."""
    value = seen(value)
    table = _table(value) if "numpy" in sys.modules else None
    if table is not None:
        return {"kind": "table", "table": table}
    array = _array(value)
    if array is not None:
        return array
    try:
        return {"kind": "plain", "value": plain_out(value)}
    except NoPlainForm as found:
        return {"kind": "opaque", "type": str(found) or kind_of(value)}


def _table(value: Any) -> dict[str, Any] | None:
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
        raise TypeError(
            f"{name} is a {carried['type']}, which has no form in Python: take a table, an array, a number, text, or lists and objects of these"
        )
    return plain_in(carried["value"])


def _array_in(carried: Carried) -> object:
    import numpy as np

    array = np.frombuffer(carried["bytes"], carried["dtype"]).reshape(carried["shape"]).copy()
    mask = carried.get("mask")
    hidden = None if mask is None else np.frombuffer(mask, np.uint8).astype(bool).reshape(array.shape)
    if not carried.get("unit"):
        return array if hidden is None else np.ma.MaskedArray(array, mask=hidden)
    from astropy.units import Quantity, Unit

    quantity = Quantity(array, Unit(carried["unit"], parse_strict="silent"), copy=False)
    if hidden is None:
        return quantity
    from astropy.utils.masked import Masked

    return Masked(quantity, mask=hidden)


def _array(value: Any) -> Carried | None:
    if (
        is_a(value, "astropy.time", "Time", "TimeDelta")
        or not is_a(value, "numpy", "ndarray")
        or value.ndim == 0
        or value.dtype.kind not in "biufc"
    ):
        return None
    import numpy as np

    from skybook.tables.units import unit_out

    mask = getattr(value, "mask", None)
    bare = getattr(value, "unmasked", value)
    plain = np.ma.getdata(getattr(bare, "value", bare) if hasattr(bare, "to_value") else bare)
    dtype = (
        {2: "float32", 12: "float64", 16: "float64"}.get(plain.dtype.itemsize, plain.dtype.name)
        if plain.dtype.kind == "f"
        else "complex128"
        if plain.dtype.kind == "c" and plain.dtype.itemsize > 16
        else plain.dtype.name
    )
    unit = unit_out(getattr(value, "unit", None))
    data = np.ascontiguousarray(plain, np.dtype(dtype).newbyteorder("<")).tobytes()
    hidden = (
        {} if mask is None else {"mask": np.ascontiguousarray(np.broadcast_to(mask, plain.shape), np.uint8).tobytes()}
    )
    return {
        "kind": "array",
        "dtype": dtype,
        "shape": list(plain.shape),
        "bytes": data,
        **hidden,
        **({"unit": unit} if unit else {}),
    }
