"""Writes data/source.csv: 12,000 made-up detections of 100 objects, with time, band and magnitude."""

import math
import random

_random = random.Random(7).random

with open("data/source.csv", "w", encoding="ascii") as out:
    out.write("source_id,source_ra,source_dec,mjd,mag,band,object_id,object_ra,object_dec\n")
    for number in range(100):
        ra, dec = 300 + 20 * _random(), -65 + 15 * _random()
        mean, period = 15 + 4 * _random(), 0.3 + 2 * _random()
        for visit in range(120):
            mjd = 58_000 + 700 * _random()
            mag = mean + 0.4 * math.sin(2 * math.pi * mjd / period) + 0.02 * (_random() - 0.5)
            out.write(f"{70_000 + number * 120 + visit},{ra + 1e-4 * (_random() - 0.5):.10f},{dec + 1e-4 * (_random() - 0.5):.10f},{mjd:.6f},{mag:.5f},{'ugrizy'[visit % 6]},{700 + number},{ra:.6f},{dec:.6f}\n")
