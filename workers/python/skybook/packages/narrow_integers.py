"""What is done where the site was set up with a NumPy whose integers have 32 bits: sums are taken in 64, and the rest
is told."""

import sys
from collections.abc import Callable
from typing import Any

NOTE = """\
NumPy's integers have 32 bits on this site, where a desktop's have 64: what goes beyond 2147483647 wraps without an error.
np.sum, np.prod, np.cumsum and .sum() reckon in 64 bits; elsewhere write dtype="int64". The last lines of the site's set-up say what it lacked.
"""
_ADDING_UP = ("cumsum", "cumprod")

_is_narrow = False
_teller: str | None = None


def attach(numpy: Any) -> None:
    """Widens sums and products of a NumPy whose default integer has 32 bits; others stay as they are."""
    global _is_narrow
    if numpy.dtype(int).itemsize >= 8:
        return
    _is_narrow = True
    methods, functions = numpy._core._methods, numpy._core.fromnumeric

    def wide(values: Any, dtype: Any) -> Any:
        # The sum of a frame takes no type. Of a list the array is made here only to see its kind.
        if dtype is not None or type(values).__module__.startswith("pandas"):
            return dtype
        found = numpy.asanyarray(values).dtype
        return {"b": numpy.int64, "i": numpy.int64, "u": numpy.uint64}.get(found.kind) if found.itemsize < 8 else None

    def method(reduce: Callable[..., Any]) -> Callable[..., Any]:
        return lambda a, axis=None, dtype=None, *rest, **more: reduce(a, axis, wide(a, dtype), *rest, **more)

    def reduction(obj: Any, ufunc: Any, name: str, axis: Any, dtype: Any, *rest: Any, **more: Any) -> Any:
        return wrap_reduction(
            obj, ufunc, name, axis, wide(obj, dtype) if ufunc in (numpy.add, numpy.multiply) else dtype, *rest, **more
        )

    def function(obj: Any, name: str, *rest: Any, **more: Any) -> Any:
        return wrap_function(
            obj, name, *rest, **({**more, "dtype": wide(obj, more.get("dtype"))} if name in _ADDING_UP else more)
        )

    wrap_reduction, wrap_function = functions._wrapreduction, functions._wrapfunc
    functions._wrapreduction, functions._wrapfunc = reduction, function
    methods._sum, methods._prod = method(methods._sum), method(methods._prod)


def tell(cell_id: str) -> None:
    """Says in the first cell that has such a NumPy, each time that it runs, what its integers are."""
    global _teller
    if _is_narrow and _teller in (None, cell_id):
        _teller = cell_id
        print(NOTE, end="", file=sys.stderr)
