"""Matplotlib's backend in a page: figures are drawn by Agg and shown at the end of their cell, or at once by
`show()`."""

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

from skybook.display import display
from skybook.figures.matplotlib_figures import end_cell


class FigureManager(FigureManagerBase):
    """Shows figures under the running cell."""

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        end_cell(shows=True)

    def show(self) -> None:
        display(self.canvas.figure)


class FigureCanvas(FigureCanvasAgg):
    """Agg's canvas."""

    manager_class = FigureManager
