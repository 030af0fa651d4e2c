"""Run after plots.py for cells that hold tables in pandas: what showing and writing them imports, too."""

import astropy.table._dataframes
import pandas
import pandas.io.formats.csvs
import pandas.io.formats.html
import pandas.io.formats.style
import pandas.plotting._matplotlib
