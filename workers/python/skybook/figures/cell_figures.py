"""What a cell shows by itself at its end: the value of its last line, and the figures it has made."""

import os
from typing import Any

from skybook._base.after_import import after_import
from skybook.display import display
from skybook.figures import (
    animations,
    bokeh_figures,
    fonts_told,
    matplotlib_figures,
    no_windows,
    plotly_figures,
    shown_controls,
)


def install_figures() -> None:
    """Makes the plotting packages show in the page, without importing them."""
    os.environ["MPLBACKEND"] = no_windows.BACKEND
    matplotlib_figures.install()
    animations.install(after_import)
    bokeh_figures.install(after_import)
    plotly_figures.install(after_import)


def start_cell(space: dict[str, Any], text: str) -> None:
    """Notes what is drawn already in the values that a cell has been given, and what its text says of figures."""
    fonts_told.start_cell()
    matplotlib_figures.start_cell(text)
    bokeh_figures.start_cell(space)
    shown_controls.start_cell(space)


def end_cell(value: object, space: dict[str, Any], shows: bool) -> None:
    """Shows the value of the last line, unless it is a part of a figure, and then each new figure and control once."""
    if shows and value is not None and not matplotlib_figures.is_part(value) and not bokeh_figures.is_part(value):
        display(value)
    matplotlib_figures.end_cell(shows)
    bokeh_figures.end_cell(space, shows)
    shown_controls.end_cell(shows)


def abandon_cell() -> None:
    """Drops the figures of a cell that failed, so that the next one does not show them."""
    matplotlib_figures.end_cell(shows=False)
