"""What notebooks ask of Jupyter's backend."""

from skybook.figures.matplotlib_figures import set_formats as set_matplotlib_formats


def set_matplotlib_close(close: bool = True) -> None:
    """Figures are closed at the end of their cell, as is usual."""


__all__ = ["set_matplotlib_close", "set_matplotlib_formats"]
