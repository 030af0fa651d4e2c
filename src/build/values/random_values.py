"""Random columns of every kind of the table of crossings, and tables of them."""

import datetime
import math
import random
import uuid
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import random_numbers
import random_times
from astropy import units as u
from astropy.coordinates import FK5, SkyCoord
from astropy.table import Column, MaskedColumn, Table
from astropy.time import Time, TimeDelta
from astropy.utils.masked import Masked
from random_numbers import floats_of
from random_parts import TEXTS, holed, objects, of

warnings.simplefilter("ignore")


def masked_floats(chance, n):
    return MaskedColumn(floats_of(chance, n, "f8"), mask=of(chance, n, lambda: chance.random() < 0.5))


def leaf(chance):
    return chance.choice(
        [
            lambda: chance.randint(-100, 2**40),
            lambda: chance.gauss(0, 1),
            lambda: chance.choice(TEXTS),
            lambda: chance.random() < 0.5,
            lambda: datetime.date(2020, 1, chance.randint(1, 28)),
            lambda: Decimal(chance.randint(0, 999)).scaleb(-2),
        ]
    )


def lists(chance, n):
    make = leaf(chance)

    def row():
        return (
            None
            if chance.random() < 0.2
            else [None if chance.random() < 0.2 else make() for _ in range(chance.randint(0, 3))]
        )

    if chance.random() < 0.3:
        return objects(of(chance, n, lambda: np.arange(chance.randint(0, 4), dtype="i4")))
    return objects(of(chance, n, row))


def nested_lists(chance, n):
    make = leaf(chance)
    if chance.random() < 0.3:
        return objects(of(chance, n, lambda: np.arange(chance.randint(1, 2) * 2).reshape(-1, 2)))
    return holed(chance, n, lambda: [
                    None if chance.random() < 0.2 else [make() for _ in range(chance.randint(0, 2))]
                    for _ in range(chance.randint(0, 3))
                ])


def cubes(chance, n):
    shape = (n, *chance.choice([(1,), (3,), (2, 2), (2, 1, 2), (0,)]))
    kind = chance.choice(["i4", "f8", "U3", "bool", ">i2", "c16", "M8[us]"])
    count = math.prod(shape)
    values = np.array(of(chance, count, lambda: chance.randint(0, 1))).reshape(shape).astype("i8").astype(kind)
    return (
        MaskedColumn(values, mask=np.array(of(chance, count, lambda: chance.random() < 0.3), bool).reshape(shape))
        if chance.random() < 0.4 and kind[0] not in "M"
        else Column(values)
    )


def records(chance, n):
    kind = np.dtype(
        [
            ("a", chance.choice(["i2", ">i4", "f8"])),
            ("b", chance.choice(["U4", "bool", "f4"])),
            *([("c", "i4", (2,))] if chance.random() < 0.3 else []),
        ]
    )
    return (
        np.zeros(n, kind)
        if chance.random() < 0.3
        else np.array(
            of(chance, n, lambda: (chance.randint(0, 9), "1", *([(1, 2)] if "c" in kind.names else []))), kind
        )
    )


def dictionaries(chance, n):
    make, same = leaf(chance), chance.random() < 0.5
    return holed(chance, n, lambda: {
                    key: make()
                    for key in (("a", "b") if same else chance.sample(["a", "b", "c d", "é"], chance.randint(0, 3)))
                })


def mixtures(chance, n):
    return objects(of(chance, n, lambda: chance.choice(["x", 1, 2.5, True, None, b"y", 2**70])))


class Odd:
    def __repr__(self):
        return "Odd()"


def other_objects(chance, n):
    return objects(of(chance, n, lambda: chance.choice([Odd(), None])))


def uuids(chance, n):
    return objects(of(chance, n, lambda: uuid.UUID(int=chance.getrandbits(128))))


def quantities(chance, n):
    unit = u.Unit(chance.choice(["pc", "mas/yr", "mag", "hourangle", "1e-3 Jy", "m(1/2)", "ct", "%"]))
    values = floats_of(chance, n, "f8") * unit
    return Masked(values, mask=of(chance, n, lambda: chance.random() < 0.4)) if chance.random() < 0.3 else values


def positions(chance, n):
    ra, dec = (
        np.array(of(chance, n, lambda: chance.uniform(0, 360))),
        np.array(of(chance, n, lambda: chance.uniform(-80, 80))),
    )
    frame = chance.choice(["icrs", "galactic", FK5(equinox="J1975"), "fk4", "barycentricmeanecliptic"])
    if chance.random() < 0.3:
        return SkyCoord(
            ra=ra * u.deg,
            dec=dec * u.deg,
            distance=np.ones(n) * u.kpc,
            pm_ra_cosdec=np.ones(n) * u.mas / u.yr,
            pm_dec=np.ones(n) * u.mas / u.yr,
            radial_velocity=np.ones(n) * u.km / u.s,
            obstime=Time("J2016.0"),
        )
    return SkyCoord(ra, dec, unit="deg", frame=frame)


def framed_angles(chance, n):
    return Column(
        np.array(of(chance, n, lambda: chance.uniform(0, 1))),
        unit=chance.choice(["deg", "rad", "hourangle", "arcmin"]),
        meta={
            "ucd": chance.choice(["pos.eq.ra", "pos.galactic.lon", "pos.ecliptic.lat"]),
            "frame": chance.choice(["ICRS", "eq_FK4 B1950", "galactic", "FK5 J1975"]),
        },
    )


def doubled_names(chance, n):
    return pd.DataFrame([[i, i + 0.5, str(i)] for i in range(n)], columns=["x", "x", "x"])


MAKERS = {**vars(random_numbers), **vars(random_times), **globals()}


def table(seed, kinds):
    """A table of some of the kinds, the same for the same seed."""
    chance = random.Random(seed)
    n = chance.choice([0, 1, 2, 3, 7])
    chosen = chance.sample(kinds, chance.randint(1, 4))
    if "doubled_names" in chosen:
        return doubled_names(chance, n)
    columns = {f"{kind}_{i}": MAKERS[kind](chance, n) for i, kind in enumerate(chosen)}
    # pandas has no spans of months.
    if chance.random() < 0.3 and not any(
        str(getattr(column, "dtype", "")).endswith(("[M]", "[Y]"))
        or isinstance(column, (Time, TimeDelta, SkyCoord, u.Quantity))
        or getattr(column, "ndim", 1) > 1
        or getattr(getattr(column, "dtype", None), "names", None)
        for column in columns.values()
    ):
        return pd.DataFrame(
            {
                name: list(column) if isinstance(column, np.ma.MaskedArray) else column
                for name, column in columns.items()
            }
        )
    made = Table()
    for name, column in columns.items():
        made[name] = (
            objects([None if item != item else item for item in column]) if isinstance(column, pd.Series) else column
        )
    return made
