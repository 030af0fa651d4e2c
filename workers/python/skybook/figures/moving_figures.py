"""Matplotlib's figures in which the reader moves: the page tells what of a picture to see, and is given a new one."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

type Told = dict[str, Any]

# The figures of so many pictures stay; an older picture stays as it is.
_MOST = 40


class _Kept(NamedTuple):
    cell: str
    figure: Any
    # What of the figure its picture shows, in inches.
    box: Any
    # What each of its axes showed at first.
    views: list[tuple[Any, Any]]


_kept: dict[str, _Kept] = {}
_made = 0
_cell = ""


def begin_cell(cell_id: str) -> None:
    """Pictures of a cell's earlier run stay as they are."""
    global _cell
    _cell = cell_id
    forget_cell(cell_id)


def forget_cell(cell_id: str) -> None:
    """Lets the figures of a cell go."""
    for link in [link for link, kept in _kept.items() if kept.cell == cell_id]:
        del _kept[link]


def is_figure(link: str) -> bool:
    """Whether a message of the page is for a figure, by whom it is for."""
    return link.startswith("figure/")


def keep(figure: Any, box: Any) -> str | None:
    """The name by which the page asks for another picture of a figure that shows this box (inches); none where nothing
    in it moves."""
    global _made
    axes = [one for one in figure.get_axes() if one.get_navigate() and (one.can_zoom() or one.can_pan())]
    if not axes:
        return None
    _made += 1
    link = f"figure/{_made}"
    _kept[link] = _Kept(_cell, figure, box, [(one, one._get_view()) for one in axes])
    for oldest in list(_kept)[:-_MOST]:
        del _kept[oldest]
    return link


def receive(link: str, told: Told, draw: Callable[[Any, Any, str], object]) -> None:
    """Moves in a figure as the page tells, and has it drawn. Places are parts of the picture, from its upper left."""
    kept = _kept.get(link)
    if kept is None:
        raise RuntimeError("The figure of this picture is gone from Python. Run its cell again.")
    figure = kept.figure
    if told["move"] == "all":
        for one, view in kept.views:
            one._set_view(view)
    else:
        start, end = (_place(kept, told[name]) for name in ("from", "to"))
        if told["move"] == "pan":
            _pan(_moved(figure, start, "can_pan"), start, end)
        else:
            _zoom(_moved(figure, start, "can_zoom"), start, end, "out" if told["move"] == "out" else "in")
    # A picture of a part of the figure keeps the aspects of axes as they are: this brings those that are asked for.
    with _without_words():
        figure.draw_without_rendering()
    draw(figure, kept.box, link)


@contextmanager
def _without_words() -> Iterator[None]:
    """Axes of equal units say at each move that limits give way to them."""
    log = logging.getLogger("matplotlib.axes._base")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _place(kept: _Kept, part: list[float]) -> tuple[float, float]:
    """A place of the picture in the figure's pixels."""
    box, dpi = kept.box, kept.figure.dpi
    return (box.x0 + part[0] * box.width) * dpi, (box.y1 - part[1] * box.height) * dpi


def _moved(figure: Any, start: tuple[float, float], can: str) -> list[Any]:
    """The axes that a press moves, as in Matplotlib's own windows: from the uppermost down to the first that is not
    clear, each with its twins."""
    from matplotlib.backend_bases import MouseEvent

    press = MouseEvent("button_press_event", figure.canvas, *start, 1)
    under = [one for one in figure.get_axes() if one.in_axes(press) and one.get_navigate() and getattr(one, can)()]
    moved: dict[Any, None] = {}
    for one in sorted(reversed(under), key=lambda axes: -axes.get_zorder()):
        moved.update(dict.fromkeys([one, *one._twinned_axes.get_siblings(one)]))
        forwards = one.get_forward_navigation_events()
        if not (forwards if forwards != "auto" else not one.patch.get_visible()):
            break
    return list(moved)


def _pan(axes: list[Any], start: tuple[float, float], end: tuple[float, float]) -> None:
    for one in axes:
        one.start_pan(*start, 1)
    # Each is dragged from where it was at the press: those that share an axis would move in it twice.
    for one in axes:
        one.drag_pan(1, None, *end)
    for one in axes:
        one.end_pan()


def _zoom(axes: list[Any], start: tuple[float, float], end: tuple[float, float], direction: str) -> None:
    bar = getattr(axes[0], "_colorbar", None) if axes else None
    # A bar of colours is zoomed along its length alone.
    key = None if bar is None else {"horizontal": "x", "vertical": "y"}[bar.orientation]
    # A press without a drag is no box.
    if (abs(start[0] - end[0]) < 5 and key != "y") or (abs(start[1] - end[1]) < 5 and key != "x"):
        return
    for at, one in enumerate(axes):
        # Axes that share one are zoomed in it once.
        twin_x = any(one.get_shared_x_axes().joined(one, before) for before in axes[:at])
        twin_y = any(one.get_shared_y_axes().joined(one, before) for before in axes[:at])
        one._set_view_from_bbox((*start, *end), direction, key, twin_x, twin_y)
