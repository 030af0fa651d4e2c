"""NumPy's linear algebra, which learns from a flag of the processor that a matrix has no answer: WebAssembly has none
of these (§7), and what is filled with nan would pass for a result."""

from collections.abc import Callable
from typing import Any


def attach(linalg: Any) -> None:
    """Has functions raise what they raise elsewhere, where they have filled a matrix with nan."""
    import numpy

    inner = linalg._linalg
    inner._umath_linalg = _Told(inner._umath_linalg, numpy)


class _Told:
    """The compiled functions, each followed by a look at what it gave."""

    def __init__(self, compiled: Any, numpy: Any) -> None:
        self._compiled = compiled
        self._numpy = numpy

    def __getattr__(self, name: str) -> Any:
        made = getattr(self._compiled, name)
        if callable(made):
            made = self._followed(made)
        setattr(self, name, made)
        return made

    def _followed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        numpy = self._numpy

        def follow(*given: Any, **options: Any) -> Any:
            made = function(*given, **options)
            if numpy.geterr()["invalid"] == "call":
                first = made[0] if isinstance(made, tuple) else made
                if self._is_filled(first) and all(self._is_finite(one) for one in given):
                    numpy.geterrcall()("invalid value", 8)
            return made

        return follow

    def _is_filled(self, made: Any) -> bool:
        """Whether a whole row of a result is nan."""
        numpy = self._numpy
        if getattr(made, "dtype", numpy.dtype(object)).kind not in "fc" or made.size == 0:
            return False
        unknown = numpy.isnan(made)
        return bool(unknown.all(axis=-1).any()) if made.ndim else bool(unknown)

    def _is_finite(self, given: Any) -> bool:
        return bool(self._numpy.isfinite(given).all())
