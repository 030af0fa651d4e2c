"""How a column's numbers, or texts, are to be written: as code has asked for it, in a format of Python's."""

from collections.abc import Callable
from typing import Any

import numpy as np

_SAMPLE = 20
_PANDAS_DIGITS = 6
_PANDAS_LETTERS = 50
# What a function that writes numbers mostly does.
_USUAL = [f"{{:{group}.{digits}{kind}}}" for kind in "feg" for digits in range(11) for group in ("", ",")]


def number_format(asked: Any, values: Any) -> dict[str, str]:
    """`{"format": …}` of a format, or a function, that a column of numbers has; else nothing."""
    if not asked or values.dtype.kind not in "fiu":
        return {}
    found = asked if isinstance(asked, str) else _of_function(asked, values)
    return {"format": found} if found else {}


def pandas_format(values: Any) -> dict[str, str]:
    """The same of pandas' options, for all columns of floats, and of texts: `.20s` shows 20 letters of each, `s` all."""
    from pandas import get_option

    if values.dtype.kind == "O":
        letters = get_option("display.max_colwidth")
        return {} if letters == _PANDAS_LETTERS else {"format": "s" if letters is None else f".{letters}s"}
    if values.dtype.kind != "f":
        return {}
    digits = get_option("display.precision")
    if asked := get_option("display.float_format"):
        return number_format(asked, values)
    if digits == _PANDAS_DIGITS:
        return {}
    sizes = np.abs(values[np.isfinite(values) & (values != 0)])
    return {"format": f".{digits}{'e' if sizes.size and sizes.min() < 10.0**-digits else 'f'}"}


def _of_function(write: Callable[[Any], object], values: Any) -> str | None:
    template = getattr(write, "__self__", None)
    if isinstance(template, str):
        return template
    sample = [value for value in values.ravel()[:_SAMPLE].tolist() if np.isfinite(value)]
    try:
        written = [str(write(value)) for value in sample]
    except Exception:
        # It is for values of another kind.
        return None
    fits = (known for known in _USUAL if [known.format(value) for value in sample] == written)
    return next(fits, None) if sample else None
