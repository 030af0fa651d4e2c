"""Objects of text and data that show themselves."""

import os
from pathlib import Path
from typing import Any


class DisplayObject:
    """Data of one mime type; `filename` reads it from a file of the page's Python, `url` from an address."""

    mime = "text/plain"

    def __init__(
        self,
        data: Any = None,
        url: str | None = None,
        filename: str | os.PathLike[str] | None = None,
        metadata: dict[str, Any] | None = None,
        **options: Any,
    ) -> None:
        if isinstance(data, Path):
            data = str(data)
        if isinstance(data, str) and filename is None and url is None and self._is_address(data):
            data, url = None, data
        self.data = Path(filename).read_bytes() if filename is not None else data
        self.url = url
        self.filename = filename
        self.metadata = metadata or {}
        self.options = options

    def __repr__(self) -> str:
        # Where IPython has these classes.
        return f"<IPython.core.display.{type(self).__name__} object>"

    def _is_address(self, data: str) -> bool:
        return data.startswith(("http://", "https://"))

    def reload(self) -> None:
        """Reads it again."""
        if self.filename is not None:
            self.data = Path(self.filename).read_bytes()

    def _read(self) -> Any:
        if self.data is None and self.url:
            from urllib.request import urlopen

            with urlopen(self.url) as answer:
                self.data = answer.read()
        return self.data

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        data = self._read()
        if isinstance(data, bytes) and not self.mime.startswith(("image/", "audio/", "video/")):
            data = data.decode()
        return {self.mime: data}


class TextDisplayObject(DisplayObject):
    """Data that is text."""


class Pretty(TextDisplayObject):
    """Text as it stands."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {}

    def __repr__(self) -> str:
        return str(self._read())


class HTML(TextDisplayObject):
    """HTML, drawn without its scripts."""

    mime = "text/html"

    def _repr_html_(self) -> Any:
        return self._read()

    __html__ = _repr_html_


class Markdown(TextDisplayObject):
    """Markdown with mathematics."""

    mime = "text/markdown"


class Latex(TextDisplayObject):
    """LaTeX mathematics."""

    mime = "text/latex"


class Math(Latex):
    """LaTeX mathematics given without its dollars."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        formula = str(super()._repr_mimebundle_()[self.mime]).strip("$")
        return {self.mime: f"$\\displaystyle {formula}$"}


class SVG(DisplayObject):
    """A drawing."""

    mime = "image/svg+xml"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        data = self._read()
        return {self.mime: data.decode() if isinstance(data, bytes) else data}


class JSON(DisplayObject):
    """Data to open and fold."""

    mime = "application/json"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        import json

        data = self._read()
        return {self.mime: json.loads(data) if isinstance(data, (str, bytes)) else data}


class GeoJSON(JSON):
    """Places as data to open and fold."""


class Code(TextDisplayObject):
    """A program's text."""

    def __init__(
        self, data: Any = None, url: str | None = None, filename: Any = None, language: str | None = None
    ) -> None:
        super().__init__(data, url, filename)
        self.language = language

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        text = super()._repr_mimebundle_()[self.mime]
        fence = "`" * max(3, text.count("`") + 1 if "```" in text else 3)
        name = self.language or (Path(self.filename).suffix[1:] if self.filename else "python")
        return {"text/markdown": f"{fence}{name}\n{text}\n{fence}", "text/plain": text}


class Javascript(TextDisplayObject):
    """A script, shown as its text: it has no page of its own to run in."""

    def __init__(
        self, data: Any = None, url: str | None = None, filename: Any = None, lib: Any = None, css: Any = None
    ) -> None:
        super().__init__(data, url, filename)
        self.lib, self.css = lib, css

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        text = super()._repr_mimebundle_()[self.mime]
        return {"application/javascript": text, "text/markdown": f"```js\n{text}\n```", "text/plain": text}
