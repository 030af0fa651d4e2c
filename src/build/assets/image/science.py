"""Run before the memory is taken from which the site starts Python for cells of astronomy: what they import, and what
that brings along at its first use."""

from astropy.coordinates import SkyCoord

str(SkyCoord(10.684, 41.269, unit="deg").galactic)
