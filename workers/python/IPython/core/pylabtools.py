"""What notebooks take of IPython's work with Matplotlib."""

from io import BytesIO
from typing import Any

from matplotlib_inline.backend_inline import set_matplotlib_formats


def figsize(width: float, height: float) -> None:
    """Sets the size of the figures to come, in inches."""
    import matplotlib

    matplotlib.rcParams["figure.figsize"] = [width, height]


def getfigs(*numbers: int) -> list[Any]:
    """The figures that are open, or those of these numbers."""
    from matplotlib._pylab_helpers import Gcf

    managers = Gcf.get_all_fig_managers()
    return [manager.canvas.figure for manager in managers if not numbers or manager.num in numbers]


def print_figure(fig: Any, fmt: str = "png", bbox_inches: Any = "tight", base64: bool = False, **options: Any) -> Any:
    """A figure in the form of a file: bytes, text of SVG, or bytes in base 64."""
    from base64 import b64encode

    written = BytesIO()
    fig.savefig(written, format=fmt, bbox_inches=bbox_inches, **options)
    made = written.getvalue()
    if fmt == "svg":
        return made.decode()
    return b64encode(made).decode() if base64 else made


__all__ = ["figsize", "getfigs", "print_figure", "set_matplotlib_formats"]
