"""What a Python cell of Skybook can use beside the packages of the field: `display`, `clear_output` and `sky`."""

from skybook.display import clear_output, display
from skybook.sky import sky

__all__ = ["clear_output", "display", "sky"]
