"""For tables of pandas in colours, which are written by a library that comes with Bokeh."""

import pandas.io.formats.style
