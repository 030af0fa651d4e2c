"""What astropy knows of the optional packages that are there."""

import sys
from importlib.util import find_spec
from typing import Any


def look_again() -> None:
    """Has astropy know of optional packages that were not to be seen when its modules asked: those that come as they are
    imported, and those that have come since."""
    known: Any = sys.modules.get("astropy.utils.compat.optional_deps")
    if known is None:
        return
    for name, module in list(sys.modules.items()):
        if not name.startswith("astropy."):
            continue
        for flag, value in list(vars(module).items()):
            if value is False and flag in known.__all__ and find_spec(known._deps[flag.removeprefix("HAS_")]):
                setattr(module, flag, True)
