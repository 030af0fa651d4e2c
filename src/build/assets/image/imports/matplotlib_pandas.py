"""For cells that draw tables of pandas."""

import pandas.plotting._matplotlib
