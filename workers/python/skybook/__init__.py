"""What a Python cell of Skybook can use beside the packages of the field: `display`, `clear_output`, `sky`, controls as
`ui`, and catalogues of any size."""

from skybook import ui
from skybook.catalogue import Catalog, catalog, xmatch
from skybook.display import clear_output, display
from skybook.sky import sky

__all__ = ["Catalog", "catalog", "clear_output", "display", "sky", "ui", "xmatch"]
