"""Values of Python as constants of SQL and ADQL, by the rules of the page."""

import datetime
import math
from typing import Any


def sql_literal(value: Any, name: str) -> str:
    """A number, text, date, boolean, or list or dictionary of these, as a constant of SQL; of a quantity its number."""
    value = _plain(value)
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value!r}::DOUBLE" if math.isfinite(value) else f"'{value}'::DOUBLE"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None) if value.tzinfo else value
        return f"TIMESTAMP '{utc.isoformat(sep=' ')}'"
    if isinstance(value, datetime.date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, bytes):
        return f"unhex('{value.hex()}')"
    if isinstance(value, (list, tuple, set, frozenset)):
        return f"[{', '.join(sql_literal(item, name) for item in value)}]"
    if isinstance(value, dict) and value and all(isinstance(key, str) for key in value):
        quoted = {'"' + key.replace('"', '""') + '"': item for key, item in value.items()}
        return "{" + ", ".join(f"{key}: {sql_literal(item, name)}" for key, item in quoted.items()) + "}"
    raise TypeError(
        f"${name} is a {type(value).__name__}: a parameter must be a number, a text, a date, a boolean or a list of these"
    )


def adql_literal(value: Any, name: str) -> str:
    """A value as a constant of ADQL 2.1; a list as `(1, 2)`, for IN."""
    value = _plain(value)
    if value is None:
        return "NULL"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return repr(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, datetime.datetime):
        return f"'{value.isoformat()}'"
    if isinstance(value, (list, tuple)) and value:
        return f"({', '.join(adql_literal(item, name) for item in value)})"
    raise TypeError(f"${name} is a {type(value).__name__}: ADQL has no constant for it")


def _plain(value: Any) -> Any:
    """A value of numpy, astropy or pandas as Python's own; what is masked, or no time, is none."""
    import numpy as np

    from skybook.controls.as_value import value_of

    value = value_of(value)
    if value is np.ma.masked:
        return None
    if hasattr(value, "unit") and hasattr(value, "value"):
        value = value.value
    if hasattr(value, "to_datetime"):
        value = value.to_datetime()
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else value.astype("M8[us]").item()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value
