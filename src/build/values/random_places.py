"""Random tables of positions in every form and frame, beside where astropy has them in ICRS degrees."""

import random

import numpy as np
from astropy.coordinates import Angle, SkyCoord
from astropy.table import Column, Table

FRAMES = ["icrs", "fk5", "fk4", "galactic", "supergalactic", "barycentricmeanecliptic"]
UCDS = {
    "icrs": ("pos.eq.ra", "pos.eq.dec"),
    "galactic": ("pos.galactic.lon", "pos.galactic.lat"),
    "supergalactic": ("pos.supergalactic.lon", "pos.supergalactic.lat"),
    "barycentricmeanecliptic": ("pos.ecliptic.lon", "pos.ecliptic.lat"),
}
NAMES = {
    "icrs": [("ra", "dec"), ("RA_ICRS", "DE_ICRS"), ("s_ra", "s_dec"), ("Alpha", "Delta")],
    "fk4": [("RAB1950", "DEB1950"), ("ra1950", "dec1950")],
    "galactic": [("GLON", "GLAT"), ("l", "b"), ("gal_lon", "gal_lat")],
    "supergalactic": [("SGL", "SGB")],
    "barycentricmeanecliptic": [("ELON", "ELAT"), ("ecl_lon", "ecl_lat")],
}
WORDS = {
    "icrs": ["ICRS", "ICRS 2016.0"],
    "fk5": ["FK5", "eq_FK5 J2000", "FK5 2000.0", "2000.0"],
    "fk4": ["eq_FK4 B1950", "FK4 1950.0", "FK4", "1950.0"],
    "galactic": ["galactic"],
    "barycentricmeanecliptic": ["ecl_FK5 J2000"],
}
UNITS = ["deg", "rad", "arcmin", "arcsec", "mas"]


def axis(chance, degrees, is_hours):
    """Values of one coordinate in a unit, or as texts; the unit or None."""
    way = chance.choice([*UNITS, "text", *(["hourangle"] if is_hours else [])])
    if way != "text":
        return Angle(degrees, "deg").to_value(way), way
    texts = Angle(degrees, "deg").to_string(
        unit="hourangle" if is_hours else "deg",
        sep=chance.choice([":", " ", "dms" if not is_hours else "hms"]),
        precision=9,
        alwayssign=not is_hours,
    )
    return np.asarray(texts, str), None


def table(seed):
    """Positions as two columns, which are to be found by their UCDs, names, units and what is said of their system, and
    `truth_a`, `truth_d`."""
    chance = random.Random(seed)
    n = chance.randint(1, 5)
    frame = chance.choice(FRAMES)
    lon = np.array([chance.choice([0.0, 359.999, chance.uniform(0, 360)]) for _ in range(n)])
    lat = np.array([chance.choice([0.0, -0.001, 89.9, chance.uniform(-89, 89)]) for _ in range(n)])
    told = [way for way in (UCDS, NAMES, WORDS) if frame in way]
    way = chance.choice(told)
    is_equatorial = frame in ("icrs", "fk4", "fk5")
    ucds = (
        UCDS.get("icrs" if is_equatorial else frame)
        if way is UCDS or (way is WORDS and chance.random() < 0.5)
        else None
    )
    plain = ("ra", "dec") if is_equatorial else ("lon", "lat")
    names = chance.choice(NAMES[frame]) if way is NAMES else ("x", "y") if ucds else plain
    places = SkyCoord(lon, lat, unit="deg", frame=frame).icrs
    made = Table({"n": np.arange(n)})
    for i, degrees in enumerate((lon, lat)):
        values, unit = axis(chance, degrees, is_equatorial and i == 0)
        meta = ({"ucd": ucds[i]} if ucds else {}) | ({"frame": chance.choice(WORDS[frame])} if way is WORDS else {})
        made[names[i]] = Column(values, unit=unit, meta=meta)
    made["truth_a"], made["truth_d"] = places.ra.deg, places.dec.deg
    return made, names
