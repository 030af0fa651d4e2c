"""`_`, `Out` and `In`: what cells have given and what they were, as in Jupyter."""

import builtins
from typing import Any

_MOST = 1000
# A page's memory is too small to keep what else nobody holds.
_MOST_BYTES = 10_000_000


class Answers:
    """What notebooks in Jupyter's order find of the cells that have run."""

    def __init__(self) -> None:
        self._texts: list[str] = [""]
        self._out: dict[int, Any] = {}
        self._last: list[Any] = []

    def begin(self, text: str, count: int) -> None:
        """Takes in the text of the cell that runs as the one of that number."""
        self._texts += [""] * max(0, count + 1 - len(self._texts))
        self._texts[count] = text
        earlier = [one for one in self._texts[1:count] if one]
        names = {"In": self._texts, "Out": self._out, "_ih": self._texts, "_oh": self._out}
        names |= {f"_{'i' * at}": earlier[-at] if len(earlier) >= at else "" for at in (1, 2, 3)}
        names[f"_i{count}"] = text
        for name, value in names.items():
            setattr(builtins, name, value)

    def end(self, value: Any, count: int) -> None:
        """Takes in what the cell of that number has given."""
        if value is None:
            return
        self._last = [value, *self._last][:3]
        for at, one in enumerate(self._last, 1):
            setattr(builtins, "_" * at, one)
        size = getattr(value, "nbytes", 0)
        if isinstance(size, int) and size <= _MOST_BYTES:
            self._out[count] = value
            setattr(builtins, f"_{count}", value)
        for number in sorted(self._out)[:-_MOST]:
            del self._out[number]
