"""Run before the memory is taken from which the site starts Python for cells that use numpy and astropy: what they
import, and what that brings along at its first use."""

import astropy
import astropy.coordinates
import astropy.io.ascii
import astropy.io.fits
import astropy.io.votable
import astropy.table
import astropy.time
import astropy.units
import numpy
import numpy.ma
import numpy.random
import numpy.rec
from astropy.coordinates import SkyCoord

str(SkyCoord(10.684, 41.269, unit="deg").galactic)
