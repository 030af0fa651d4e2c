"""Run after tables.py for cells that compute with SciPy: what libraries of the field import of it."""

import scipy
import scipy.integrate
import scipy.interpolate
import scipy.ndimage
import scipy.optimize
import scipy.signal
import scipy.spatial
import scipy.special
import scipy.stats
