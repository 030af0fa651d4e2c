"""What showing and writing tables of pandas imports, too."""

import pandas
import pandas.io.formats.csvs
import pandas.io.formats.html
