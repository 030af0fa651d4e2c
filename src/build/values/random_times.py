"""Random columns of dates, instants and durations."""

import datetime

import numpy as np
from astropy.time import Time, TimeDelta
from random_parts import holed, objects, of


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
        return holed(chance, n, lambda: datetime.datetime(chance.randint(1, 9999), 2, 3, 4, 5, 6, chance.randint(0, 999_999)))
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
    return holed(chance, n, lambda: datetime.datetime(chance.randint(1, 9998), 7, 3, 4, 5, 6, 789, zone))


def clock_times(chance, n):
    return holed(chance, n, lambda: datetime.time(chance.randint(0, 23), 4, 5, chance.randint(0, 999_999)))


def durations(chance, n):
    unit = chance.choice(["W", "D", "h", "m", "s", "ms", "us", "ns", "M", "Y"])
    way = chance.random()
    if way < 0.2:
        return holed(chance, n, lambda: datetime.timedelta(
                        chance.randint(-(10**6), 10**6), chance.randint(0, 10**4), chance.randint(0, 999_999)
                    ))
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
