"""Run after science.py for cells that plot: what drawing imports at its first use, too."""

import astropy.visualization
import astropy.visualization.wcsaxes
import bokeh.models
import bokeh.plotting
import comm
import contourpy
import matplotlib.animation
import matplotlib.backends.backend_agg
import matplotlib.dates
import matplotlib.pyplot
import mpl_toolkits.mplot3d
from PIL import Image

Image.preinit()
