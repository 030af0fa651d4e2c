"""Writes three made-up images as FITS: data/open_cluster.fits and data/globular.fits (TAN), data/radio_map.fits (AZP, 32-bit floats)."""

import numpy as np
from astropy.io import fits

_random = np.random.RandomState(3)


def _stars(side: int, count: int, width: float) -> np.ndarray:
    y, x = np.mgrid[0:side, 0:side]
    image = 1000 + 20 * _random.standard_normal((side, side))
    for _ in range(count):
        cx, cy = side / 2 + width * _random.standard_normal(2)
        image += 5000 * _random.random_sample() ** 3 * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 6)
    return image


def _write(name: str, image: np.ndarray, **cards: object) -> None:
    header = fits.Header()
    for key, value in cards.items():
        header[key] = value
    fits.PrimaryHDU(image, header).writeto(f"data/{name}.fits", overwrite=True)


_write("open_cluster", _stars(141, 60, 30).astype(">i2"), CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=56.75, CRVAL2=24.12, CRPIX1=71.0, CRPIX2=71.0,
       CD1_1=-0.00047229, CD1_2=4e-8, CD2_1=6e-8, CD2_2=0.00047244, EQUINOX=2000.0, RADESYS="ICRS")
_write("globular", _stars(300, 400, 40).astype(">i2"), CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=250.4226, CRVAL2=36.4602, CRPIX1=150.5, CRPIX2=150.5,
       CDELT1=-0.0002777, CDELT2=0.0002777, CROTA2=0.0, EQUINOX=2000.0)
_write("radio_map", _stars(192, 30, 50).astype(">f4") / 1e4, CTYPE1="RA---AZP", CTYPE2="DEC--AZP", CRVAL1=0.0, CRVAL2=-90.0, CRPIX1=-254.1100848779, CRPIX2=-11.34948542534,
       CDELT1=-0.06666666666667, CDELT2=0.06666666666667, LONPOLE=180.0, LATPOLE=-90.0, PV2_1=2.0, PV2_2=30.0, EQUINOX=2000.0, BUNIT="Jy/beam")
