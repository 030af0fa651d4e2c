"""For cells that draw what astropy reads."""

import astropy.visualization
import astropy.visualization.wcsaxes
