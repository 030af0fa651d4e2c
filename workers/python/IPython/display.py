"""Display classes of Jupyter's protocol, shown by `skybook.display`."""

from pathlib import Path
from typing import Any

from skybook.display import clear_output, display


class DisplayObject:
    """Data of one mime type; `filename` reads it from a file of the page's Python."""

    mime = "text/plain"

    def __init__(self, data: Any = None, url: str | None = None, filename: str | None = None, **options: Any) -> None:
        self.data = Path(filename).read_bytes() if filename else data
        self.url = url
        self.options = options

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        data = self.data
        if isinstance(data, bytes) and self.mime.startswith("text/"):
            data = data.decode()
        return {self.mime: data}


class HTML(DisplayObject):
    """HTML, drawn without its scripts."""

    mime = "text/html"


class Markdown(DisplayObject):
    """Markdown with mathematics."""

    mime = "text/markdown"


class Latex(DisplayObject):
    """LaTeX mathematics."""

    mime = "text/latex"


class Math(Latex):
    """LaTeX mathematics given without its dollars."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        formula = super()._repr_mimebundle_()[self.mime]
        return {self.mime: f"$\\displaystyle {formula}$"}


class SVG(DisplayObject):
    """A drawing."""

    mime = "image/svg+xml"


class JSON(DisplayObject):
    """Data to open and fold."""

    mime = "application/json"


class Image(DisplayObject):
    """A PNG, JPEG or SVG image."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        if self.data is None and self.url:
            return {"text/html": f'<img src="{self.url}">'}
        jpeg = self.options.get("format") in ("jpg", "jpeg") or (
            isinstance(self.data, bytes) and self.data.startswith(b"\xff\xd8")
        )
        return {"image/jpeg" if jpeg else "image/png": self.data}


__all__ = ["HTML", "JSON", "SVG", "DisplayObject", "Image", "Latex", "Markdown", "Math", "clear_output", "display"]
