"""What drawing with Bokeh imports at its first use, too."""

import bokeh.models
import bokeh.plotting
import comm
