"""The way from Python to the page: what the running cell shows and prints."""

from collections.abc import Callable
from typing import Any

type Event = dict[str, Any]


class _Page:
    def __init__(self) -> None:
        self.post: Callable[[Event], None] = lambda event: None


_page = _Page()


def attach(post: Callable[[Event], None]) -> None:
    """Sends events to `post` from now on."""
    _page.post = post


def emit(event: Event) -> None:
    """Tells the page one event of the running cell: `{"kind": "shown" | "stream" | "clear" | "progress", …}`."""
    _page.post(event)
