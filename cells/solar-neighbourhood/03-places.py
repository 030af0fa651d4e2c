# The table has units already: astropy takes its columns as they are.
import numpy as np
from astropy import units as u
from astropy.coordinates import SkyCoord

stars = SkyCoord(
    sample["ra"], sample["dec"], distance=sample["parallax"].to("pc", u.parallax()),
    pm_ra_cosdec=sample["pmra"], pm_dec=sample["pmdec"],
)
galactic = stars.galactic
speed = (np.hypot(galactic.pm_l_cosb, galactic.pm_b) * galactic.distance).to("km/s", u.dimensionless_angles())

print(f"{len(stars):,} stars; median distance {np.median(stars.distance):.1f}, median speed across the sky {np.median(speed):.1f}")
