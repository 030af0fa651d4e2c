"""Integers of any size and decimals as columns."""

from decimal import Decimal
from typing import Any

import numpy as np

from skybook.tables.layouts import Column, numbers

_DIGITS = 38
"""Of Arrow's and SQL's longest decimals."""


def wholes(values: list[Any]) -> Column | None:
    """Integers, of 64 bits where all of them fit; `None` beyond 38 digits."""
    ints = [0 if value is None else int(value) for value in values]
    least, greatest = min(ints), max(ints)
    if least >= -(2**63) and greatest < 2**63:
        return numbers("int64", np.array(ints, np.int64))
    if least >= 0 and greatest < 2**64:
        return numbers("uint64", np.array(ints, np.uint64))
    return _decimal(ints, _DIGITS, 0)


def decimals(values: list[Any]) -> Column | None:
    """Decimals with as many places as the finest needs; `None` where one is not finite or they need more than 38
    digits."""
    exact = [Decimal(0 if value is None else value) for value in values]
    # Of a greater power not even the digits are written out: they could fill the memory.
    if not all(value.is_finite() and (not value or value.adjusted() < _DIGITS) for value in exact):
        return None
    scale = max(0, *(-int(value.as_tuple().exponent) for value in exact)) if exact else 0
    return (
        None
        if scale > _DIGITS
        else _decimal([_shifted(value, scale) for value in exact], _DIGITS if scale > 9 else 18, scale)
    )


def _shifted(value: Decimal, scale: int) -> int:
    if not value:
        return 0
    sign, digits, exponent = value.as_tuple()
    whole: int = int("".join(map(str, digits)) or "0") * 10 ** (int(exponent) + scale)
    return -whole if sign else whole


def _decimal(wholes: list[int], precision: int, scale: int) -> Column | None:
    greatest = max(map(abs, wholes), default=0)
    if greatest >= 10**_DIGITS:
        return None
    digits = precision if greatest < 10**precision else _DIGITS
    return {
        "layout": "decimal",
        "precision": digits,
        "scale": scale,
        "values": b"".join(whole.to_bytes(16, "little", signed=True) for whole in wholes),
    }
