"""Matplotlib figures as images of twice the density, so that they are sharp on most screens."""

import base64
import io
import sys
from typing import Any

from skybook.display import Bundle, display, show_class

_DENSITY = 2
_drawn: set[int] = set()


def install() -> None:
    """Makes `display` show figures as images."""
    show_class("matplotlib.figure.Figure", _bundle)


def is_part(value: object) -> bool:
    """Whether the value is what a drawing call leaves behind: artists, bars, arrays of axes."""
    if "matplotlib.pyplot" not in sys.modules or not _managers():
        return False
    from matplotlib.artist import Artist
    from matplotlib.container import Container
    from matplotlib.figure import FigureBase

    def part(item: Any) -> bool:
        if isinstance(item, (Artist, Container)):
            return not isinstance(item, FigureBase)
        if type(item).__name__ == "ndarray":
            return bool(item.dtype != object) or all(map(part, item.flat))
        return isinstance(item, (list, tuple)) and all(map(part, item))

    # The histogram's counts and edges are arrays: a tuple of them counts only together with what was drawn.
    return (
        part(value)
        and not isinstance(value, (str, int, float))
        and (isinstance(value, (Artist, Container)) or _holds_artist(value))
    )


def end_cell(shows: bool) -> None:
    """Shows the open figures that have not been, and closes all; the objects stay usable."""
    if "matplotlib.pyplot" not in sys.modules:
        return
    try:
        for manager in _managers():
            figure = manager.canvas.figure
            if shows and id(figure) not in _drawn and (figure.axes or figure.texts or figure.lines or figure.images):
                display(figure)
    finally:
        _drawn.clear()
        sys.modules["matplotlib.pyplot"].close("all")


def open_figures() -> set[int]:
    """The figures that are open, by numbers of their own."""
    return {id(manager.canvas.figure) for manager in _managers()} if "matplotlib.pyplot" in sys.modules else set()


def show_since(before: set[int], shows: bool) -> None:
    """Shows the figures that were not open before, unless they have been shown, and closes them."""
    if "matplotlib.pyplot" not in sys.modules:
        return
    for manager in _managers():
        figure = manager.canvas.figure
        if id(figure) in before:
            continue
        if shows and id(figure) not in _drawn and (figure.axes or figure.texts or figure.lines or figure.images):
            display(figure)
        sys.modules["matplotlib.pyplot"].close(figure)


def _managers() -> list[Any]:
    from matplotlib._pylab_helpers import Gcf

    managers: list[Any] = Gcf.get_all_fig_managers()
    return managers


def _holds_artist(value: Any) -> bool:
    from matplotlib.artist import Artist
    from matplotlib.container import Container

    items = value.flat if type(value).__name__ == "ndarray" else value
    return any(
        isinstance(item, (Artist, Container)) or (isinstance(item, (list, tuple)) and _holds_artist(item))
        for item in items
    )


def _bundle(figure: Any) -> Bundle:
    _drawn.add(id(figure))
    image = io.BytesIO()
    figure.savefig(image, format="png", bbox_inches="tight", dpi=figure.dpi * _DENSITY)
    png = image.getvalue()
    # A PNG's width stands big-endian in its first chunk (PNG 11.2.1).
    width = int.from_bytes(png[16:20], "big") / _DENSITY
    return {
        "data": {"image/png": base64.b64encode(png).decode(), "text/plain": repr(figure)},
        "metadata": {"image/png": {"width": width}},
    }
