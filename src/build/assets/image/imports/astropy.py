"""What the most used of astropy imports, and what that brings along at its first use."""

import astropy
import astropy.coordinates
import astropy.io.ascii
import astropy.io.fits
import astropy.io.votable
import astropy.table
import astropy.time
import astropy.units
from astropy.coordinates import SkyCoord

str(SkyCoord(10.684, 41.269, unit="deg").galactic)
