"""Random columns of every kind of the table of crossings."""

import datetime
import math
import random
import uuid
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
from astropy import units as u
from astropy.coordinates import FK5, SkyCoord
from astropy.table import Column, MaskedColumn, Table
from astropy.time import Time, TimeDelta
from astropy.utils.masked import Masked

warnings.simplefilter("ignore")
TEXTS = ["", "a", "α Cen", "天狼星 🌟", " blank ", "tab\t", 'quote"\'', "nul\0", "line\nline", "NULL", "nan", "x" * 300]


def objects(items):
    array = np.empty(len(items), object)
    for i, item in enumerate(items):
        array[i] = item
    return array


def holes(chance, array):
    array = np.asarray(array)
    mask = np.array([chance.random() < 0.3 for _ in range(len(array))], bool)
    return MaskedColumn(array, mask=mask) if chance.random() < 0.5 else Column(array)


def of(chance, n, make):
    return [make() for _ in range(n)]


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
    return objects(
        of(
            chance,
            n,
            lambda: (
                None
                if chance.random() < 0.2
                else Decimal("NaN")
                if odd and chance.random() < 0.3
                else Decimal(chance.randint(-(10 ** chance.choice([3, 18, 35])), 10**9)).scaleb(-scale)
            ),
        )
    )


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


def dates(chance, n):
    def day():
        return chance.choice([chance.randint(-(10**6), 10**6), -719528, 0, 10**8])

    if chance.random() < 0.3:
        return objects(
            of(
                chance,
                n,
                lambda: None if chance.random() < 0.2 else datetime.date.fromordinal(chance.randint(1, 3_000_000)),
            )
        )
    return np.array(
        of(chance, n, lambda: np.datetime64("NaT", "D") if chance.random() < 0.2 else np.datetime64(day(), "D")),
        "M8[D]",
    )


def instants(chance, n):
    unit = chance.choice(["s", "ms", "us", "ns", "h", "ps"])
    if chance.random() < 0.2:
        return objects(
            of(
                chance,
                n,
                lambda: (
                    None
                    if chance.random() < 0.2
                    else datetime.datetime(chance.randint(1, 9999), 2, 3, 4, 5, 6, chance.randint(0, 999_999))
                ),
            )
        )
    far = {"s": 10**11, "ms": 10**14, "us": 10**17, "ns": 10**18, "h": 10**8, "ps": 10**18}[unit]
    return np.array(
        of(
            chance,
            n,
            lambda: (
                np.datetime64("NaT", unit) if chance.random() < 0.2 else np.datetime64(chance.randint(-far, far), unit)
            ),
        ),
        f"M8[{unit}]",
    )


def some_times(chance, n, scale):
    years = of(chance, n, lambda: chance.choice([1006, 1054, 1969, 2016, 2300, -43, -4000, 12000]))
    times = (
        Time(
            [2451544.5 + (year - 2000) * 365.25 for year in years],
            [chance.random() for _ in years],
            format="jd",
            scale=scale,
        )
        if n
        else Time(np.array([]), format="jd", scale=scale)
    )
    if n and chance.random() < 0.5:
        times[chance.randrange(n)] = np.ma.masked
    return times


def scaled_times(chance, n):
    return some_times(chance, n, chance.choice(["utc", "tai", "tt", "tdb", "tcb", "tcg"]))


def leap_seconds(chance, n):
    return (
        Time(
            of(
                chance,
                n,
                lambda: chance.choice(["2016-12-31T23:59:60.5", "2017-01-01T00:00:00", "1999-01-01T00:00:00.25"]),
            ),
            scale="utc",
        )
        if n
        else np.array([])
    )


def zoned_instants(chance, n):
    zone = datetime.timezone(datetime.timedelta(hours=chance.choice([0, 2, -5])))
    return objects(
        of(
            chance,
            n,
            lambda: (
                None if chance.random() < 0.2 else datetime.datetime(chance.randint(1, 9998), 7, 3, 4, 5, 6, 789, zone)
            ),
        )
    )


def clock_times(chance, n):
    return objects(
        of(
            chance,
            n,
            lambda: (
                None
                if chance.random() < 0.2
                else datetime.time(chance.randint(0, 23), 4, 5, chance.randint(0, 999_999))
            ),
        )
    )


def durations(chance, n):
    unit = chance.choice(["W", "D", "h", "m", "s", "ms", "us", "ns", "M", "Y"])
    way = chance.random()
    if way < 0.2:
        return objects(
            of(
                chance,
                n,
                lambda: (
                    None
                    if chance.random() < 0.2
                    else datetime.timedelta(
                        chance.randint(-(10**6), 10**6), chance.randint(0, 10**4), chance.randint(0, 999_999)
                    )
                ),
            )
        )
    if way < 0.5 and n:
        spans = TimeDelta(of(chance, n, lambda: chance.choice([0.5, 1.0, -3.25, 1 / 3, 1e6])), format="jd")
        spans[0] = np.ma.masked if chance.random() < 0.5 else spans[0]
        return spans
    return np.array(
        of(
            chance,
            n,
            lambda: (
                np.timedelta64("NaT", unit)
                if chance.random() < 0.2
                else np.timedelta64(chance.choice([0, 90, -5, 10**6, 10**13]), unit)
            ),
        ),
        f"m8[{unit}]",
    )


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
    return objects(
        of(
            chance,
            n,
            lambda: (
                None
                if chance.random() < 0.2
                else [
                    None if chance.random() < 0.2 else [make() for _ in range(chance.randint(0, 2))]
                    for _ in range(chance.randint(0, 3))
                ]
            ),
        )
    )


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
    return objects(
        of(
            chance,
            n,
            lambda: (
                None
                if chance.random() < 0.2
                else {
                    key: make()
                    for key in (("a", "b") if same else chance.sample(["a", "b", "c d", "é"], chance.randint(0, 3)))
                }
            ),
        )
    )


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


def doubled_names(chance, n):
    return pd.DataFrame([[i, i + 0.5, str(i)] for i in range(n)], columns=["x", "x", "x"])


def table(seed, kinds):
    """A table of some of the kinds, the same for the same seed."""
    chance = random.Random(seed)
    n = chance.choice([0, 1, 2, 3, 7])
    chosen = chance.sample(kinds, chance.randint(1, 4))
    if "doubled_names" in chosen:
        return doubled_names(chance, n)
    columns = {f"{kind}_{i}": globals()[kind](chance, n) for i, kind in enumerate(chosen)}
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
