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
    flags = frozenset(known.__all__)
    unseen: list[tuple[Any, str]] = [
        (module, flag)
        for name, module in list(sys.modules.items())
        if name.startswith("astropy.")
        for flag in flags.intersection(vars(module))
        if vars(module)[flag] is False
    ]
    there = {flag: find_spec(known._deps[flag.removeprefix("HAS_")]) for flag in {flag for _, flag in unseen}}
    for module, flag in unseen:
        if there[flag]:
            setattr(module, flag, True)
