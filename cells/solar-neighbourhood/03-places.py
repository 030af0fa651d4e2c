import numpy as np
from astropy import units as u
from astropy.coordinates import SkyCoord

stars = SkyCoord(
    ra=np.asarray(sample["ra"]) * u.deg,
    dec=np.asarray(sample["dec"]) * u.deg,
    distance=(np.asarray(sample["parallax"]) * u.mas).to(u.pc, u.parallax()),
    pm_ra_cosdec=np.asarray(sample["pmra"]) * u.mas / u.yr,
    pm_dec=np.asarray(sample["pmdec"]) * u.mas / u.yr,
)
galactic = stars.galactic
speed = (np.hypot(galactic.pm_l_cosb, galactic.pm_b) * galactic.distance).to(u.km / u.s, u.dimensionless_angles())

print(f"{len(stars):,} stars; median distance {np.median(stars.distance):.1f}, median speed across the sky {np.median(speed):.1f}")
