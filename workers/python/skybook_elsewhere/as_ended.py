"""Waiting for work that an interrupt cuts short."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as NoneEnded
from typing import TypeVar

_LOOK_S = 0.2

T = TypeVar("T")


def as_ended(futures: Iterable["Future[T]"]) -> Iterator["Future[T]"]:
    """These futures as they end. An interrupt is heeded whenever it comes: Python, once it waits without an end, would
    not see one that came just before, or to another of its threads."""
    left = set(futures)
    while left:
        try:
            for future in as_completed(left, _LOOK_S):
                left.discard(future)
                yield future
        except NoneEnded:
            continue
