"""Values of Python as constants of SQL and ADQL, by the rules of the page."""

import datetime
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from skybook_elsewhere.unfit_for import is_whole, unfit_for

_EPOCH = datetime.datetime(1970, 1, 1)


_IN_SQL = ": a parameter must be a number, a text, a date, a boolean or a list of these"
_IN_ADQL = ", which has no form in ADQL: a parameter must be a finite number, a text, a date or a list of these"


def sql_literal(value: Any, name: str) -> str:
    """A number, text, date, boolean, or list or dictionary of these, as a constant of SQL; of a quantity its number.
    Raises `TypeError` for what has none, `ValueError` for what SQL would read as another value."""
    plain = _plain(value, name, _IN_SQL)
    unfit = unfit_for(plain)
    if unfit:
        raise ValueError(f"${name} {unfit}: SQL would read another value. Take its parts apart, or make text of it.")
    literal = _or_refused(_sql(plain), value, name, _IN_SQL)
    return f"{literal}::DOUBLE[]" if _is_doubles(value) else literal


def adql_literal(value: Any, name: str) -> str:
    """A value as a constant of ADQL 2.1; a list as `(1, 2)`, for IN. Raises `TypeError` for what has none."""
    return _or_refused(_adql(_plain(value, name, _IN_ADQL)), value, name, _IN_ADQL)


def _plain(value: Any, name: str, words: str) -> Any:
    """A value as the page has it, of arrays with a unit their numbers."""
    from skybook._base.kinds import kind_of
    from skybook._page.carry_plain import NoPlainForm, plain_out

    try:
        return plain_out(numbers_of(_without_controls(value)))
    except NoPlainForm as found:
        raise TypeError(f"${name} is a {str(found) or kind_of(value)}{words}") from None


def _or_refused(literal: str | None, value: Any, name: str, words: str) -> str:
    from skybook._base.kinds import kind_of

    if literal is None:
        raise TypeError(f"${name} is a {kind_of(value)}{words}")
    return literal


def _without_controls(value: Any) -> Any:
    from skybook.controls.as_value import value_of

    value = value_of(value)
    if type(value) in (list, tuple):
        return [_without_controls(item) for item in value]
    return {key: _without_controls(item) for key, item in value.items()} if type(value) is dict else value


def _is_doubles(value: Any) -> bool:
    import numpy as np

    return isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype.kind == "f"


def numbers_of(value: Any) -> Any:
    """An array of quantities, or with a mask of astropy, as one of NumPy."""
    import numpy as np

    if not isinstance(value, np.ndarray) or value.ndim == 0:
        return value
    bare = getattr(value, "unmasked", value)
    if bare is value and not hasattr(value, "unit"):
        return value
    mask = getattr(value, "mask", None)
    numbers = np.asarray(getattr(bare, "value", bare))
    return numbers if mask is None else np.ma.MaskedArray(numbers, mask)


def _sql(value: Any, in_list: bool = False) -> str | None:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _sql_float(value, in_list)
    if isinstance(value, str):
        # DuckDB's reader of statements ends at a NUL.
        parts = [_text(part) for part in value.split("\0")]
        return parts[0] if len(parts) == 1 else f"({' || chr(0) || '.join(parts)})"
    if isinstance(value, list):
        items = _all(value, lambda item: _sql(item, True))
        return None if items is None else f"[{', '.join(items)}]"
    if not isinstance(value, dict) or not value:
        return None
    if "$skybook" in value:
        return _MARKED[value["$skybook"]](value, in_list)
    fields = _all([*value.values()], lambda item: _sql(item, in_list))
    names = ['"' + key.replace('"', '""') + '"' for key in value]
    return None if fields is None else f"{{{', '.join(map(': '.join, zip(names, fields)))}}}"


def _sql_float(value: float, in_list: bool) -> str:
    if not math.isfinite(value):
        return f"'{value}'::DOUBLE"
    # A double among integers would make doubles of all of them.
    return str(int(value)) if in_list and is_whole(value) else f"{Decimal(repr(value)):e}::DOUBLE"


def _map(value: dict[str, Any], in_list: bool) -> str | None:
    pairs = _all(
        [part for pair in value["entries"] for part in pair],
        lambda item: _sql(item, True),
    )
    return None if pairs is None else f"MAP {{{', '.join(map(': '.join, zip(pairs[::2], pairs[1::2])))}}}"


def _moment(value: dict[str, Any], in_list: bool) -> str:
    nanos = int(value["ms"]) * 1_000_000 + int(value["ns"])
    if value["as"] == "date":
        return f"DATE '{datetime.date.fromordinal(719_163 + nanos // 86_400_000_000_000).isoformat()}'"
    kind = "TIMESTAMP_NS" if nanos % 1000 else "TIMESTAMP"
    text = _instant(nanos, " ")
    return f"make_timestamp({nanos // 1000})" if text is None else f"{kind} '{text}'"


def _instant(nanos: int, between: str) -> str | None:
    """A moment in ISO 8601 with as many digits as it has; nothing where it has no year of four digits."""
    try:
        moment = _EPOCH + datetime.timedelta(seconds=nanos // 1_000_000_000)
    except OverflowError:
        return None
    rest = nanos % 1_000_000_000
    digits = "" if rest == 0 else f".{rest:09d}" if rest % 1000 else f".{rest // 1000:06d}"
    return moment.isoformat(sep=between, timespec="seconds") + digits


_MARKED: dict[str, Callable[[dict[str, Any], bool], str | None]] = {
    "moment": _moment,
    "quantity": lambda value, in_list: _sql(value["value"], in_list),
    "set": lambda value, in_list: _sql(value["items"], in_list),
    "bytes": lambda value, in_list: f"unhex('{value['bytes'].hex()}')",
    "entries": _map,
}


def _adql(value: Any) -> str | None:
    if value is None:
        return "NULL"
    if isinstance(value, (int, float)):
        return None if isinstance(value, bool) or not math.isfinite(value) else repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list) and value:
        items = _all(value, lambda item: None if isinstance(item, list) else _adql(item))
        return None if items is None else f"({', '.join(items)})"
    mark = value.get("$skybook") if isinstance(value, dict) else None
    if mark == "quantity":
        return _adql(value["value"])
    if mark == "moment":
        text = _instant(int(value["ms"]) * 1_000_000 + int(value["ns"]), "T")
        return None if text is None else _text(text)
    return None


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _all(items: list[Any], of: Callable[[Any], str | None]) -> list[str] | None:
    made = [of(item) for item in items]
    found = [item for item in made if item is not None]
    return found if len(found) == len(made) else None
