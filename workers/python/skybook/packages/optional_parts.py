"""What astropy knows of the optional packages that are there."""

import sys
from importlib.util import find_spec
from types import FunctionType
from typing import Any

# What modules of astropy take of an optional package as they are imported, or else put functions that fail in place of:
# the flag by which they do, and where the names come from.
_TAKEN: dict[str, tuple[str, dict[str, str]]] = {
    "astropy.cosmology._src.scipy_compat": (
        "HAS_SCIPY",
        {"quad": "scipy.integrate", "ellipkinc": "scipy.special", "hyp2f1": "scipy.special"},
    ),
    "astropy.nddata.covariance": (
        "HAS_SCIPY",
        dict.fromkeys(("coo_matrix", "csr_matrix", "find", "isspmatrix_csr", "triu"), "scipy.sparse"),
    ),
    "astropy.table.soco": ("HAS_SORTEDCONTAINERS", {"SortedList": "sortedcontainers"}),
}


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
            _take(module, flag)


def _take(module: Any, flag: str) -> None:
    """Has it take by these names what they stand for, once they are called."""
    needed, names = _TAKEN.get(module.__name__, ("", {}))
    if flag != needed:
        return
    for name, source in names.items():
        made: dict[str, Any] = {}
        body = f"    import {source} as real\n    return real.{name}(*args, **kwargs)"
        exec(f"def {name}(*args, **kwargs):\n{body}", made)
        stub = vars(module).get(name)
        # Others have taken it by name, so that it must be the same function.
        if isinstance(stub, FunctionType):
            stub.__code__ = made[name].__code__
        else:
            setattr(module, name, made[name])
