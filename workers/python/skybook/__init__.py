"""What a Python cell of Skybook can use beside the packages of the field: `display`, `clear_output`, `plot`, `sky`,
controls as `ui`, and catalogues of any size."""

from skybook import ui
from skybook.catalogue import Catalog, catalog, xmatch
from skybook.display import clear_output, display
from skybook.plot import plot
from skybook.sky import sky

__all__ = ["Catalog", "catalog", "clear_output", "display", "plot", "sky", "ui", "xmatch"]
