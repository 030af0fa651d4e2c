"""Run after astropy.py for cells that ask services, or use more of astropy."""

import astropy.convolution
import astropy.cosmology
import astropy.stats
import astropy.wcs
import astroquery
import astroquery.simbad
import pyvo
