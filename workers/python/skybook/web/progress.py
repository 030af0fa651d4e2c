"""How far downloads are."""

import time
from collections.abc import Callable

type Listener = Callable[[str, int, int | None], None]

_EVERY_S = 0.1

listener: Listener | None = None
"""Told the address, the bytes that are here and, where known, the bytes in all."""


class Download:
    """Tells the listener of one download, at most ten times a second."""

    def __init__(self, url: str, bytes_total: int | None) -> None:
        self._url = url
        self._total = bytes_total
        self._told_at = time.monotonic()

    def at(self, bytes_done: int) -> None:
        """So many bytes are here."""
        now = time.monotonic()
        if now - self._told_at >= _EVERY_S:
            self._told_at = now
            self._tell(bytes_done)

    def _tell(self, bytes_done: int) -> None:
        if listener is None:
            return
        # A coded answer states the length of what travels, not of what arrives here.
        known = self._total is not None and bytes_done <= self._total
        listener(self._url, bytes_done, self._total if known else None)
