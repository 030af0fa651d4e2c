"""Random columns of numbers, truth, texts and bytes."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd
from random_parts import TEXTS, holed, holes, objects, of


def small_integers(chance, n):
    kind = np.dtype(chance.choice(["i1", "i2", "i4", "u1", "u2", "u4", ">i2", ">i4"]))
    info = np.iinfo(kind)
    return holes(
        chance,
        np.array(
            of(chance, n, lambda: chance.choice([0, info.min, info.max, chance.randint(info.min, info.max)])), kind
        ),
    )


def wide_integers(chance, n):
    kind = chance.choice(["i8", "u8", ">i8"])
    info = np.iinfo(kind)
    large = chance.random() < 0.5
    return holes(
        chance,
        np.array(
            of(chance, n, lambda: chance.choice([info.min, info.max, 2**53 + 1]) if large else chance.randint(0, 1000)),
            kind,
        ),
    )


def huge_integers(chance, n):
    digits = chance.choice([10, 19, 30, 38, 45])
    return objects(
        of(
            chance,
            n,
            lambda: None if chance.random() < 0.2 else chance.choice([-1, 1]) * chance.randint(0, 10**digits - 1),
        )
    )


def floats_of(chance, n, kind):
    pool = [0.0, -0.0, 1.5, 0.1, math.nan, math.inf, -math.inf, 1e-300, 1.7e308, 5e-324, 123456.789]
    return np.array(of(chance, n, lambda: chance.choice([*pool, chance.gauss(0, 1e6)]))).astype(kind)


def single_floats(chance, n):
    return holes(chance, floats_of(chance, n, chance.choice(["f4", ">f4", "f2"])))


def double_floats(chance, n):
    return holes(chance, floats_of(chance, n, chance.choice(["f8", ">f8"])))


def long_floats(chance, n):
    return np.array(floats_of(chance, n, "f8"), np.longdouble) / np.longdouble(3)


def complex_numbers(chance, n):
    kind = chance.choice(["c8", "c16", ">c8"])
    return holes(chance, (floats_of(chance, n, "f4") + 1j * floats_of(chance, n, "f4")).astype(kind))


def decimals(chance, n):
    scale = chance.choice([0, 2, 10, 30])
    odd = chance.random() < 0.1
    return holed(chance, n, lambda: Decimal("NaN")
                if odd and chance.random() < 0.3
                else Decimal(chance.randint(-(10 ** chance.choice([3, 18, 35])), 10**9)).scaleb(-scale))


def truths(chance, n):
    return holes(chance, np.array(of(chance, n, lambda: chance.random() < 0.5), bool))


def texts(chance, n):
    items = of(chance, n, lambda: chance.choice(TEXTS))
    return (
        objects(
            [None if chance.random() < 0.2 else "half \ud800" if chance.random() < 0.05 else item for item in items]
        )
        if chance.random() < 0.5
        else holes(chance, np.array(items, "U"))
    )


def byte_texts(chance, n):
    return holes(
        chance,
        np.array(
            of(chance, n, lambda: chance.choice([b"M31", b"", b"caf\xe9" if chance.random() < 0.2 else b"x"])), "S5"
        ),
    )


def byte_strings(chance, n):
    return objects(
        of(chance, n, lambda: None if chance.random() < 0.2 else chance.choice([b"", b"\x00\xff", b"text", b"end\0"]))
    )


def categories(chance, n):
    return pd.Series(
        pd.Categorical(of(chance, n, lambda: chance.choice(["STAR", "GAL", None])), categories=["STAR", "GAL", "QSO"])
    )
