"""NumPy's floating-point errors, which WebAssembly tells nobody of: it has none of IEEE 754's flags (§7). The site's
NumPy tells them from values; the official one neither warns of a division by zero nor raises."""

import sys
import warnings
from typing import Any

_KINDS = ("all", "divide", "over", "under", "invalid")
_ASKED = ("raise", "call", "print", "log")
_SENTENCE = (
    "NumPy cannot notice floating-point errors in a page: a division by zero, an overflow or an invalid value gives"
    " inf or nan as elsewhere, but nothing is raised. Test results with np.isfinite instead."
)


def attach(numpy: Any) -> None:
    """Has code that asks to be told of such errors be told that it will not, where that is so."""
    if _notices(numpy):
        return
    set_errors, errors_during = numpy.seterr, numpy.errstate

    def seterr(*values: Any, **named: Any) -> Any:
        _warn(dict(zip(_KINDS, values, strict=False)) | named)
        return set_errors(*values, **named)

    class errstate(errors_during):  # type: ignore[misc, valid-type]  # noqa: N801
        __doc__ = errors_during.__doc__

        def __init__(self, **named: Any) -> None:
            _warn(named)
            super().__init__(**named)

    numpy.seterr, numpy.errstate = seterr, errstate


def _notices(numpy: Any) -> bool:
    try:
        with numpy.errstate(divide="raise"):
            numpy.log(0.0)
    except FloatingPointError:
        return True
    return False


def _warn(asked: dict[str, Any]) -> None:
    # What a library asks for itself tells a reader nothing.
    is_library = "/site-packages/" in sys._getframe(2).f_code.co_filename
    if not is_library and any(asked.get(kind) in _ASKED for kind in _KINDS):
        warnings.warn(_SENTENCE, RuntimeWarning, stacklevel=3)
