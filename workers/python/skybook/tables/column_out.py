"""Arrays as columns in Arrow's layout. Arrow Columnar Format 1.4, "Physical Memory Layout"."""

from typing import Any

import numpy as np

type Column = dict[str, Any]

_TICKS = {"s": "s", "ms": "ms", "us": "us", "ns": "ns", "m": "s", "h": "s"}


def column_out(values: Any, missing: Any = None) -> Column:
    """`{"layout", "length", "nulls", "validity", …buffers}` of an array; `missing` is its mask, true where there is no value."""
    array = np.asarray(values)
    if array.ndim > 1:
        return _fixed_lists(array, missing)
    column = _layout(array, missing)
    return {"length": len(array), **_validity(column.pop("missing", missing)), **column}


def _validity(missing: Any) -> Column:
    nulls = 0 if missing is None else int(np.count_nonzero(missing))
    return {"nulls": nulls, "validity": np.packbits(~np.asarray(missing, bool), bitorder="little").tobytes() if nulls else None}


def _layout(array: np.ndarray, missing: Any) -> Column:
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "b":
        return {"layout": "bool", "values": np.packbits(array, bitorder="little").tobytes()}
    if kind in "iu":
        return _numbers(f"{'u' if kind == 'u' else ''}int{size * 8}", array)
    if kind == "f":
        return _numbers("float32", array, np.float32) if size <= 4 else _numbers("float64", array, np.float64)
    if kind == "c":
        return _fixed_lists(np.stack([array.real, array.imag], axis=-1).astype(np.float64), missing, validity=False)
    if kind == "M":
        return _instants(array, missing)
    if kind == "m":
        tick = _TICKS.get(np.datetime_data(array.dtype)[0], "us")
        return _numbers(f"duration[{tick}]", array.astype(f"m8[{tick}]").view(np.int64))
    if kind == "U":
        return _texts(array.tolist())
    if kind == "S":
        return _bytes(array.tolist())
    return _objects(array, missing)


def _numbers(layout: str, array: np.ndarray, dtype: Any = None) -> Column:
    # Files of the field are big-endian; Arrow in a page is not.
    return {"layout": layout, "values": np.ascontiguousarray(array, (np.dtype(dtype) if dtype else array.dtype).newbyteorder("<")).tobytes()}


def _instants(array: np.ndarray, missing: Any) -> Column:
    if np.datetime_data(array.dtype)[0] == "generic":
        array = array.astype("M8[us]")
    unit = np.datetime_data(array.dtype)[0]
    absent = np.isnat(array) | (False if missing is None else np.asarray(missing, bool))
    filled = np.where(absent, np.datetime64(0, unit), array)
    if unit in ("D", "W", "M", "Y"):
        return {**_numbers("date", filled.astype("M8[D]").view(np.int64).astype(np.int32)), "missing": absent}
    # DuckDB reckons with microseconds; finer ones are kept only where something would be lost.
    finer = unit == "ns" and bool(np.any(filled.view(np.int64) % 1000))
    tick = "ns" if finer else "us"
    return {**_numbers(f"timestamp[{tick}]", filled.astype(f"M8[{tick}]").view(np.int64)), "missing": absent}


def _texts(texts: list[Any]) -> Column:
    return _binary("utf8", [("" if text is None else str(text)).encode("utf-8", "surrogatepass") for text in texts])


def _bytes(values: list[bytes]) -> Column:
    try:
        return _texts([value.decode("utf-8") for value in values])
    except UnicodeDecodeError:
        return _binary("binary", values)


def _binary(layout: str, parts: list[bytes]) -> Column:
    offsets = np.zeros(len(parts) + 1, np.int32)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return {"layout": layout, "offsets": offsets.tobytes(), "values": b"".join(parts)}


def _fixed_lists(array: np.ndarray, missing: Any, validity: bool = True) -> Column:
    width = array.shape[1]
    hidden = None if missing is None or np.ndim(missing) == 1 else np.asarray(missing).reshape((-1, *array.shape[2:]))
    child = column_out(array.reshape((-1, *array.shape[2:])), hidden)
    column = {"layout": "fixed", "width": width, "child": child}
    rows = missing if missing is None or np.ndim(missing) == 1 else None
    return {"length": len(array), **_validity(rows), **column} if validity else column


def _objects(array: np.ndarray, missing: Any) -> Column:
    items = array.tolist()
    absent = np.array([_is_missing(item) for item in items], bool)
    if missing is not None:
        absent |= np.asarray(missing, bool)
    present = [item for item, gone in zip(items, absent) if not gone]
    kinds = {type(item) for item in present}
    if kinds and kinds <= {list, tuple, np.ndarray, np.ma.MaskedArray}:
        return {**_lists(items, absent), "missing": absent}
    if kinds == {bytes}:
        return {**_bytes([b"" if gone else item for item, gone in zip(items, absent)]), "missing": absent}
    typed = _typed(items, absent, kinds)
    if typed is not None:
        return {**_layout(typed, absent), "missing": absent}
    return {**_texts([None if gone else item for item, gone in zip(items, absent)]), "missing": absent}


def _is_missing(item: Any) -> bool:
    return item is None or item is np.ma.masked or type(item).__name__ in ("NAType", "NaTType") or (isinstance(item, float) and item != item)


def _typed(items: list[Any], absent: np.ndarray, kinds: set[type]) -> np.ndarray | None:
    """The items as an array of one numeric or time type, where they have one."""
    if not kinds or kinds & {str, dict}:
        return None
    fill = next(item for item, gone in zip(items, absent) if not gone)
    try:
        array = np.array([fill if gone else item for item, gone in zip(items, absent)])
        if type(fill).__name__ == "Decimal":
            array = array.astype(np.float64)
    except (TypeError, ValueError, OverflowError):
        return None
    if array.dtype.kind == "O" and type(fill).__name__ in ("date", "datetime", "Timestamp"):
        array = array.astype("M8[us]" if type(fill).__name__ != "date" else "M8[D]")
    return array if array.ndim == 1 and array.dtype.kind in "biufcmM" else None


def _lists(items: list[Any], absent: np.ndarray) -> Column:
    parts = [np.ma.asarray([] if gone else item).ravel() for item, gone in zip(items, absent)]
    offsets = np.zeros(len(parts) + 1, np.int32)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    filled = [part for part in parts if len(part)]
    joined = np.ma.concatenate(filled) if filled else np.ma.asarray(np.array([], np.float64))
    return {"layout": "list", "offsets": offsets.tobytes(), "child": column_out(joined.data, joined.mask if joined.mask is not np.ma.nomask else None)}
