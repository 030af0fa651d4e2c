"""Writes data/gaia.csv: 5,000 made-up sources within a degree of RA 11.83°, Dec 85.26°, in the columns and with the gaps of Gaia DR2."""

import math
import random

_random = random.Random(188).random

with open("data/gaia.csv", "w", encoding="ascii") as out:
    out.write("source_id,ra,dec,parallax,parallax_error,pmra,pmdec,radial_velocity,phot_g_mean_mag,phot_bp_mean_mag,phot_rp_mean_mag\n")
    for i in range(5_000):
        radius, angle = math.sqrt(_random()), 2 * math.pi * _random()
        dec = 85.26 + radius * math.sin(angle)
        ra = (11.83 + radius * math.cos(angle) / math.cos(math.radians(dec))) % 360
        g, error = 20 - 8 * _random() ** 3, 0.02 + 0.3 * _random()
        # Identifiers of Gaia are beyond what a double holds.
        source = 573_900_000_000_000_000 + i * 128_000_000_001
        velocity = f"{-42 + 20 * (_random() - 0.5):.4f}" if g < 14 else ""
        out.write(f"{source},{ra:.12f},{dec:.12f},{0.5 + error * (_random() - 0.5):.10f},{error:.6f},{-2.3 + 4 * (_random() - 0.5):.8f},{-1 + 4 * (_random() - 0.5):.8f},{velocity},{g:.5f},{g + 0.4:.5f},{g - 0.6:.5f}\n")
