"""Matplotlib figures as drawings, or images of twice the density, which are sharp on most screens."""

import ast
import base64
import io
import re
import sys
from typing import Any

from skybook._base.kinds import is_a
from skybook.display import Bundle, display, show_class
from skybook.figures import moving_figures

_MIME = "application/vnd.skybook.figure+json"
_DENSITY = 2
# Jupyter's names of formats → those of `savefig`.
_FORMATS = {"png": "png", "retina": "png", "png2x": "png", "svg": "svg", "jpeg": "jpeg", "jpg": "jpeg"}
_CONFIG = re.compile(r"\s*(?:pass  )?#jupyter %config InlineBackend\.figure_formats?\s*=(.*)")
_shown_as = ["png"]
_options: dict[str, Any] = {}
_drawn: set[int] = set()


def install() -> None:
    """Makes `display` show figures as images."""
    show_class("matplotlib.figure.Figure", _bundle)
    show_class(f"{__name__}._Moved", lambda moved: _pictures(moved.figure, moved.box, moved.link))


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
        if is_a(item, "pandas", "Series"):
            return bool(item.dtype == object) and all(map(part, item))
        return isinstance(item, (list, tuple)) and all(map(part, item))

    # The histogram's counts and edges are arrays: a tuple of them counts only together with what was drawn.
    return (
        part(value)
        and not isinstance(value, (str, int, float))
        and (isinstance(value, (Artist, Container)) or _holds_artist(value))
    )


def end_cell(shows: bool) -> None:
    """Shows the open figures that have not been, and closes all; the objects stay usable. With `use("agg")`, which
    shows none, they stay open."""
    if "matplotlib.pyplot" not in sys.modules:
        return
    stay_open = _is_for_files()
    try:
        for manager in _managers():
            figure = manager.canvas.figure
            if shows and id(figure) not in _drawn and (figure.axes or figure.texts or figure.lines or figure.images):
                display(figure)
    finally:
        _drawn.clear()
        if not stay_open:
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


def _is_for_files() -> bool:
    """Whether code has asked for drawing into files alone."""
    return str(sys.modules["matplotlib"].get_backend()).lower() == "agg"


def _managers() -> list[Any]:
    from matplotlib._pylab_helpers import Gcf

    managers: list[Any] = [] if _is_for_files() else Gcf.get_all_fig_managers()
    return managers


def _holds_artist(value: Any) -> bool:
    from matplotlib.artist import Artist
    from matplotlib.container import Container

    items = value.flat if type(value).__name__ == "ndarray" else value
    return any(
        isinstance(item, (Artist, Container)) or (isinstance(item, (list, tuple)) and _holds_artist(item))
        for item in items
    )


def set_formats(*formats: str, **options: Any) -> None:
    """Has figures shown in these formats from now on, as IPython's `set_matplotlib_formats`; `options` are those of
    `savefig`."""
    names = [name.strip() for given in formats for name in ([given] if isinstance(given, str) else given)]
    unknown = [name for name in names if name not in _FORMATS]
    if unknown or not names:
        raise ValueError(f"Figures are shown as {', '.join(_FORMATS)} here, not as {', '.join(unknown) or 'nothing'}")
    _shown_as[:] = dict.fromkeys(_FORMATS[name] for name in names)
    _options.clear()
    _options.update(options)


def start_cell(text: str) -> None:
    """Follows a `%config InlineBackend.figure_format` of Jupyter, which stands in a cell as a comment."""
    for line in text.splitlines():
        told = _CONFIG.match(line)
        if told is None:
            continue
        try:
            formats = ast.literal_eval(told[1].partition(" · ")[0].strip())
            set_formats(*([formats] if isinstance(formats, str) else formats))
        except ValueError, SyntaxError, TypeError:
            # A comment has no errors.
            continue


def receive(link: str, told: dict[str, Any]) -> None:
    """Shows a figure anew as the reader has moved in it."""
    moving_figures.receive(link, told, lambda figure, box, same: display(_Moved(figure, box, same)))


class _Moved:
    """A figure whose picture shows the same of it as one before."""

    def __init__(self, figure: Any, box: Any, link: str) -> None:
        self.figure = figure
        self.box = box
        self.link = link


def _bundle(figure: Any) -> Bundle:
    _drawn.add(id(figure))
    box = _options.get("bbox_inches", "tight")
    if box != "tight":
        return _pictures(figure, box, None)
    figure.draw_without_rendering()
    pad = _options.get("pad_inches", _pad())
    tight = figure.get_tightbbox(bbox_extra_artists=_options.get("bbox_extra_artists")).padded(pad)
    return _pictures(figure, tight, moving_figures.keep(figure, tight))


def _pad() -> float:
    from matplotlib import rcParams

    return float(rcParams["savefig.pad_inches"])


def _pictures(figure: Any, box: Any, link: str | None) -> Bundle:
    bundle: Bundle = {"data": {_MIME: {"link": link}} if link else {}, "metadata": {}}
    density = 1 if _counts_pixels(figure) else _DENSITY
    for form in _shown_as:
        image = io.BytesIO()
        dpi = {} if form == "svg" else {"dpi": figure.dpi * density}
        figure.savefig(image, **{"format": form, **dpi, **_options, "bbox_inches": box})
        if form == "svg":
            bundle["data"]["image/svg+xml"] = image.getvalue().decode()
            continue
        mime = f"image/{form}"
        bundle["data"][mime] = base64.b64encode(image.getvalue()).decode()
        bundle["metadata"][mime] = {"width": _width(image) / density}
    bundle["data"]["text/plain"] = repr(figure)
    return bundle


def _counts_pixels(figure: Any) -> bool:
    """Whether parts of a figure are placed by its pixels: with twice as many of these they would stand elsewhere."""
    from matplotlib.text import Annotation

    notes = figure.findobj(Annotation)
    coordinates = [part for note in notes for part in (note.xycoords, note.anncoords)]
    named = [name for part in coordinates for name in (part if isinstance(part, tuple) else (part,))]
    return bool(figure.images) or any(isinstance(name, str) and name.endswith("pixels") for name in named)


def _width(image: io.BytesIO) -> int:
    from PIL import Image

    image.seek(0)
    with Image.open(image) as opened:
        return int(opened.width)
