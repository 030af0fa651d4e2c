"""Files in memory that keep what is written to them."""

import mmap
import os
from typing import Any


class MappedFile(mmap.mmap):
    """A mapped file with a descriptor of its own. WebAssembly's memory holds a copy, which is written back through the
    descriptor that it was made with: NumPy closes that one at once, and what was written would be lost without a word."""

    _own: int

    def __new__(cls, fileno: int, *values: Any, **named: Any) -> "MappedFile":
        own = os.dup(fileno) if fileno != -1 else -1
        try:
            mapped = super().__new__(cls, own, *values, **named)
        except BaseException:
            _close(own)
            raise
        mapped._own = own
        return mapped

    def close(self) -> None:
        super().close()
        _close(self._own)
        self._own = -1

    def __del__(self) -> None:
        if hasattr(self, "_own"):
            self.close()


def _close(descriptor: int) -> None:
    if descriptor != -1:
        os.close(descriptor)


def install() -> None:
    """Has libraries that map files do so."""
    mmap.mmap = MappedFile  # type: ignore[misc]
