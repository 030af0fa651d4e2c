"""Display classes of Jupyter's protocol, shown by `skybook.display`."""

from typing import Any

from IPython.core.links import FileLink, FileLinks, IFrame, ProgressBar, ScribdDocument, VimeoVideo, YouTubeVideo
from IPython.core.media import Audio, Image, Video
from IPython.core.text_objects import (
    HTML,
    JSON,
    SVG,
    Code,
    DisplayObject,
    GeoJSON,
    Javascript,
    Latex,
    Markdown,
    Math,
    Pretty,
    TextDisplayObject,
)
from skybook.display import DisplayHandle, clear_output, display, update_display


def _display_as(kind: type[DisplayObject]) -> Any:
    def show(*objects: Any, raw: bool = False, metadata: Any = None) -> None:
        for one in objects:
            if raw:
                display(kind(one))
            else:
                display(one)

    return show


display_html, display_markdown, display_latex = _display_as(HTML), _display_as(Markdown), _display_as(Latex)
display_svg, display_json, display_png = _display_as(SVG), _display_as(JSON), _display_as(Image)
display_jpeg, display_pretty, display_javascript = _display_as(Image), _display_as(Pretty), _display_as(Javascript)


def publish_display_data(data: dict[str, Any], metadata: Any = None, **_options: Any) -> None:
    """Shows a mime bundle."""
    display(data, raw=True)


def set_matplotlib_formats(*_formats: str, **_options: Any) -> None:
    """Figures are shown in the form that draws them best here."""


set_matplotlib_close = set_matplotlib_formats

__all__ = [
    "HTML",
    "JSON",
    "SVG",
    "Audio",
    "Code",
    "DisplayHandle",
    "DisplayObject",
    "FileLink",
    "FileLinks",
    "GeoJSON",
    "IFrame",
    "Image",
    "Javascript",
    "Latex",
    "Markdown",
    "Math",
    "Pretty",
    "ProgressBar",
    "ScribdDocument",
    "TextDisplayObject",
    "Video",
    "VimeoVideo",
    "YouTubeVideo",
    "clear_output",
    "display",
    "display_html",
    "display_javascript",
    "display_jpeg",
    "display_json",
    "display_latex",
    "display_markdown",
    "display_png",
    "display_pretty",
    "display_svg",
    "publish_display_data",
    "set_matplotlib_close",
    "set_matplotlib_formats",
    "update_display",
]
