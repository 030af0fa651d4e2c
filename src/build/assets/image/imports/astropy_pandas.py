"""For cells that change tables of astropy into those of pandas, and back."""

import astropy.table._dataframes
