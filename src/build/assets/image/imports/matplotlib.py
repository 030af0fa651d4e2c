"""What drawing with Matplotlib imports at its first use, too."""

import contourpy
import matplotlib.backends.backend_agg
import matplotlib.dates
import matplotlib.pyplot
import mpl_toolkits.mplot3d
from PIL import Image

Image.preinit()
