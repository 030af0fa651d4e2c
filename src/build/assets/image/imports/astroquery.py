"""What astroquery's most used service imports, too."""

import astroquery
import astroquery.simbad
