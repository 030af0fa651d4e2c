"""Writes data/stars.csv: 50,000 made-up stars, of which 400 in a made-up cluster near RA 56.75°, Dec 24.12°."""

import math
import random

# Only what gives the same numbers in every Python.
_random = random.Random(20250101).random
_CLUSTER = 400


def _normal() -> float:
    return math.sqrt(-2 * math.log(1 - _random())) * math.cos(2 * math.pi * _random())


def _member() -> tuple[float, ...]:
    dec = 24.12 + 0.6 * _normal()
    ra = (56.75 + 0.6 * _normal() / math.cos(math.radians(24.12))) % 360
    return ra, dec, 20 + _normal(), -45 + _normal(), 7.35 + 0.1 * _normal(), 4 + 14 * math.sqrt(_random())


def _field_star() -> tuple[float, ...]:
    ra, dec = 360 * _random(), math.degrees(math.asin(2 * _random() - 1))
    parallax = 0.05 - 2 * math.log(1 - _random())
    return ra, dec, 2.5 * parallax * _normal(), 2.5 * parallax * _normal(), parallax, 20 - 8 * _random() ** 3


with open("data/stars.csv", "w", encoding="ascii") as out:
    out.write("id,ra,dec,e_ra,e_dec,pmra,pmdec,parallax,gmag,bpmag,rpmag,cluster\n")
    for i in range(50_000):
        ra, dec, pmra, pmdec, parallax, g = _member() if i < _CLUSTER else _field_star()
        color = 0.4 + 0.9 * _random()
        error = 0.02 + 0.2 * _random()
        out.write(f"{i + 1},{ra:.8f},{dec:.8f},{error:.4f},{error:.4f},{pmra:.4f},{pmdec:.4f},{parallax:.4f},{g:.4f},{g + 0.45 * color:.4f},{g - 0.55 * color:.4f},{int(i < _CLUSTER)}\n")
