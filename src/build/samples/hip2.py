"""The columns of hip2.dat: the new reduction of the Hipparcos astrometry (van Leeuwen 2007, CDS catalogue I/311)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Hip2Column:
    """One column: its name, its bytes in hip2.dat (1-based, inclusive, as in the CDS ReadMe), and what it means."""

    name: str
    first: int
    last: int
    dtype: str
    unit: str
    ucd: str
    description: str


COLUMNS = [
    Hip2Column("hip", 1, 6, "int32", "", "meta.id;meta.main", "Hipparcos identifier"),
    Hip2Column("ra", 16, 28, "float64", "deg", "pos.eq.ra;meta.main", "Right ascension (ICRS) at epoch J1991.25"),
    Hip2Column("dec", 30, 42, "float64", "deg", "pos.eq.dec;meta.main", "Declination (ICRS) at epoch J1991.25"),
    Hip2Column("parallax", 44, 50, "float64", "mas", "pos.parallax", "Parallax"),
    Hip2Column(
        "pmra", 52, 59, "float64", "mas/yr", "pos.pm;pos.eq.ra", "Proper motion in right ascension times cos(dec)"
    ),
    Hip2Column("pmdec", 61, 68, "float64", "mas/yr", "pos.pm;pos.eq.dec", "Proper motion in declination"),
    Hip2Column(
        "e_ra", 70, 75, "float64", "mas", "stat.error;pos.eq.ra", "Standard error of right ascension times cos(dec)"
    ),
    Hip2Column("e_dec", 77, 82, "float64", "mas", "stat.error;pos.eq.dec", "Standard error of declination"),
    Hip2Column("e_parallax", 84, 89, "float64", "mas", "stat.error;pos.parallax", "Standard error of the parallax"),
    Hip2Column("e_pmra", 91, 96, "float64", "mas/yr", "stat.error;pos.pm;pos.eq.ra", "Standard error of pmra"),
    Hip2Column("e_pmdec", 98, 103, "float64", "mas/yr", "stat.error;pos.pm;pos.eq.dec", "Standard error of pmdec"),
    Hip2Column("hpmag", 130, 136, "float64", "mag", "phot.mag;em.opt", "Median magnitude in the Hipparcos band Hp"),
    Hip2Column("e_hpmag", 138, 143, "float64", "mag", "stat.error;phot.mag;em.opt", "Standard error of hpmag"),
    Hip2Column("s_hp", 145, 149, "float64", "mag", "stat.stdev;phot.mag;em.opt", "Scatter of the Hp magnitudes"),
    Hip2Column("b_v", 153, 158, "float64", "mag", "phot.color;em.opt.B;em.opt.V", "Johnson B-V colour index"),
    Hip2Column("e_b_v", 160, 164, "float64", "mag", "stat.error;phot.color;em.opt.B;em.opt.V", "Standard error of b_v"),
    Hip2Column("v_i", 166, 171, "float64", "mag", "phot.color;em.opt.V;em.opt.I", "Cousins V-I colour index"),
    Hip2Column(
        "solution",
        8,
        10,
        "int16",
        "",
        "meta.code",
        "Solution type 10 d + s: s = 5, 7 or 9 parameters, 1 stochastic; d > 0 for double or variable stars",
    ),
    Hip2Column("old_solution", 12, 12, "int16", "", "meta.code", "Solution type of the 1997 catalogue, 0 to 5"),
    Hip2Column("components", 14, 14, "int16", "", "meta.number", "Number of components"),
    Hip2Column("transits", 105, 107, "int16", "", "meta.number;obs", "Number of field transits used"),
    Hip2Column("f2", 109, 113, "float64", "", "stat.fit.goodness", "Goodness of fit"),
    Hip2Column("rejected", 115, 116, "int16", "", "stat.value", "Rejected data in per cent"),
    Hip2Column(
        "dispersion", 118, 123, "float64", "mas", "stat.value", "Cosmic dispersion added (stochastic solutions)"
    ),
    Hip2Column("supplement", 125, 128, "int16", "", "meta.id", "Entry in one of the supplementary catalogues"),
    Hip2Column("variability", 151, 151, "int16", "", "meta.code", "Entry in the variability annex: 0 none, 1 and 2"),
]


def read_hip2(path: Path) -> dict[str, np.ndarray]:
    """Reads every star; positions turned from radians to degrees (to 0.2 microarcseconds), the rest as printed."""
    lines = path.read_text("ascii").splitlines()
    text = np.array([line.ljust(276).encode() for line in lines])
    characters = text.view("S1").reshape(len(lines), text.dtype.itemsize)
    table = {}
    for column in COLUMNS:
        cell = np.ascontiguousarray(characters[:, column.first - 1 : column.last]).view(
            f"S{column.last - column.first + 1}"
        )[:, 0]
        table[column.name] = cell.astype("float64").astype(column.dtype)
    for angle in ("ra", "dec"):
        table[angle] = np.round(np.degrees(table[angle]), 10)
    return table
