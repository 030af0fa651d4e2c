"""What a kernel of Jupyter does for a page of Skybook: it takes bytes by name, runs what the page has written, and sends
tables back in pieces."""

import json
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from skybook_elsewhere import files, front, wire
from skybook_elsewhere.parts import packed
from skybook_elsewhere.values import numbers_of
from skybook_elsewhere.wire import give_bytes, take, tell

# A server drops what comes too thick (its `iopub_msg_rate_limit`).
_PROGRESS_S = 0.1
# What a page's own queries may hold.
_FITS_BYTES = 1.2 * 2**30


def listen() -> None:
    """Takes what the page sends from now on; this kernel ends itself once no page has been there for long."""
    import sys

    from comm import get_comm_manager

    get_comm_manager().register_target("skybook", wire.opened)
    wire.culling.begin()
    sys.modules["IPython"].get_ipython().events.register("post_execute", _heed_no_interrupt)


def _heed_no_interrupt() -> None:
    """Of one that comes when a run has ended the kernel would leave out its answer."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def do(work: str, *given: Any, share: int = 0) -> None:
    """Does what the page asks for by name, and tells at the end how much it has told; by its number the page asks for
    that again."""
    if work == "go_on":
        return wire.go_on(share)
    if work == "tell_again":
        return wire.tell_again(share)
    works: dict[str, Callable[..., None]] = {
        "query": query,
        "bind": bind,
        "give_value": give_value,
        "read_files": files.read_files,
    }
    wire.begin_telling(share)
    works[work](*given)
    wire.end_telling()


def give(table: Any, name: str = "The result") -> None:
    """Sends an Arrow table to the page. Raises `ValueError` where that could not hold it."""
    check_size(name, table.nbytes, f" in {len(table):,} rows")
    give_bytes(packed(table))


def check_size(name: str, size: float, more: str = "") -> None:
    """Raises `ValueError` for what is too much for a page."""
    if size > _FITS_BYTES:
        raise ValueError(
            f"{name} is {size / 1e9:.1f} GB{more}, more than the {_FITS_BYTES / 1e9:.1f} GB that the page holds: select "
            "fewer columns, add a WHERE or a LIMIT, or aggregate."
        )


def put_tables(names: list[str]) -> None:
    """Makes tables that have arrived those of the notebook."""
    import pyarrow as pa

    for name in names:
        front.database().put(name, pa.ipc.open_stream(take(f"table {name}")).read_all())


def query(engine: str) -> None:
    """Runs the SQL cell that has arrived, and sends its result."""
    import duckdb

    asked = json.loads(take("cell"))
    front.use(engine)
    database = front.database()
    database.told = _progress()
    put_tables(asked["tables"])
    arrow = database.carry_out(asked["cell"], asked["constants"])
    tell({"kind": "by", "words": f"DuckDB {duckdb.__version__} on {engine}"})
    if arrow is not None:
        give(arrow)


def _progress() -> Callable[[str, int, int], None]:
    last = 0.0

    def told(label: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done in (0, total) or now - last >= _PROGRESS_S:
            last = now
            tell({"kind": "progress", "label": label, "done": done, "total": total})

    return told


def bind() -> None:
    """Gives the notebook's names in the kernel the values that have arrived."""
    import numpy as np
    import pyarrow as pa

    from skybook_elsewhere.tables import table_of

    for one in json.loads(take("values")):
        name, value = one["name"], one.get("value")
        if one["kind"] == "table":
            value = table_of(pa.ipc.open_stream(take(f"value {name}")).read_all(), one["columns"], name)
        elif one["kind"] == "array":
            value = np.frombuffer(take(f"value {name}"), one["dtype"]).reshape(one["shape"]).copy()
            if one.get("isMasked"):
                value = np.ma.MaskedArray(value, np.frombuffer(take(f"mask {name}"), bool).reshape(one["shape"]).copy())
            if one.get("unit"):
                from astropy.units import Unit

                value = value * Unit(one["unit"], parse_strict="silent")
        _names()[name] = value


class _Answer:
    """What a reply of the kernel tells the page, as the value of an expression that it asked for with a cell's code."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"application/json": self._told}


def made(names: list[str]) -> Any:
    """Tells which of these names the notebook has now, and what they are."""
    own = _names()
    return _Answer({"kind": "made", "made": {name: type(own[name]).__name__ for name in names if name in own}})


def give_value(name: str) -> None:
    """Sends a value: tables, arrays of numbers and plain data; of others what they are."""
    import numpy as np

    from skybook._base.kinds import kind_of
    from skybook._page.carry_plain import NoPlainForm, plain_out
    from skybook.tables.astropy_out import astropy_columns
    from skybook.tables.told import told
    from skybook_elsewhere.tables import arrow_of

    value = _names()[name]
    if type(value) in (np.ndarray, np.ma.MaskedArray) or (isinstance(value, np.ndarray) and hasattr(value, "to_value")):
        numbers = numbers_of(value)
        if numbers.ndim > 0 and numbers.dtype.kind in "biuf" and numbers.dtype.isnative and numbers.dtype.itemsize <= 8:
            return _give_array(name, numbers, getattr(value, "unit", None))
    if any(hasattr(value, own) for own in ("colnames", "iloc", "fieldnames")):
        columns = told(astropy_columns(value[:0])) if hasattr(value, "colnames") else []
        kept = [{key: column.get(key) for key in ("name", "unit", "ucd", "description")} for column in columns]
        arrow = arrow_of(value, name)
        tell({"form": "table", "columns": kept or [{"name": field.name} for field in arrow.schema]})
        return give(arrow, name)
    try:
        plain = plain_out(value)
    except NoPlainForm as found:
        return tell({"form": "other", "type": str(found) or kind_of(value)})
    if _is_json(plain):
        return tell({"form": "plain", "value": plain})
    tell({"form": "other", "type": kind_of(value)})


def _give_array(name: str, numbers: Any, unit: Any) -> None:
    """Sends numbers, and behind them a byte for each that tells which are missing, where some can be."""
    import numpy as np

    check_size(name, numbers.nbytes)
    is_masked = isinstance(numbers, np.ma.MaskedArray)
    data = np.ascontiguousarray(numbers.filled(0) if is_masked else numbers).tobytes()
    mask = np.ma.getmaskarray(numbers).tobytes() if is_masked else b""
    about = {"form": "array", "dtype": str(numbers.dtype), "shape": list(numbers.shape), "isMasked": is_masked}
    tell({**about, **({} if unit is None else {"unit": str(unit)})})
    give_bytes(data + mask)


def _is_json(value: Any) -> bool:
    """Whether plain data is the same in the page once it has been JSON."""
    import math

    if value is None or isinstance(value, (bool, str)):
        return True
    if isinstance(value, int):
        return abs(value) < 2**53
    if type(value) is float:
        return math.isfinite(value)
    if isinstance(value, (list, tuple)):
        return all(map(_is_json, value))
    return type(value) is dict and all(isinstance(key, str) and _is_json(item) for key, item in value.items())


def _names() -> dict[str, Any]:
    import sys

    # The page's own package of that name has no such function.
    names: dict[str, Any] = sys.modules["IPython"].get_ipython().user_ns
    return names
