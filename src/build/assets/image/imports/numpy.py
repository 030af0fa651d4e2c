"""What NumPy imports at its first use, too."""

import numpy
import numpy.ma
import numpy.random
import numpy.rec
