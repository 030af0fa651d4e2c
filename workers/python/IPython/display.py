"""Display classes of Jupyter's protocol, shown by `skybook.display`."""

import base64
import html
import mimetypes
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from skybook.display import DisplayHandle, clear_output, display, update_display


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


class Image(DisplayObject):
    """A PNG, JPEG, GIF, WebP or SVG image."""

    _KINDS = ((b"\xff\xd8", "jpeg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"), (b"<svg", "svg"))

    def __init__(
        self,
        data: Any = None,
        url: str | None = None,
        filename: Any = None,
        format: str | None = None,
        embed: bool | None = None,
        width: int | None = None,
        height: int | None = None,
        retina: bool = False,
        alt: str | None = None,
        **options: Any,
    ) -> None:
        if isinstance(data, (str, Path)) and filename is None and os.path.exists(data):
            data, filename = None, data
        super().__init__(data, url, filename, **options)
        self.format, self.width, self.height, self.alt, self.embed = format, width, height, alt, embed

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        size = "".join(
            f' {name}="{value}"' for name, value in (("width", self.width), ("height", self.height)) if value
        )
        alt = f' alt="{html.escape(self.alt, quote=True)}"' if self.alt else ""
        if self.data is None and self.url and not self.embed:
            return {"text/html": f'<img src="{html.escape(self.url, quote=True)}"{size}{alt}>'}
        data = self._read()
        if isinstance(data, str):
            return {"image/svg+xml": data} if "<svg" in data else {"image/png": data}
        kind = self.format or next((kind for start, kind in self._KINDS if data.lstrip().startswith(start)), "png")
        kind = {"jpg": "jpeg", "svg+xml": "svg"}.get(kind.lower(), kind.lower())
        if kind == "svg":
            return {"image/svg+xml": data.decode()}
        if kind in ("png", "jpeg") and not size:
            return {f"image/{kind}": data}
        coded = base64.b64encode(data).decode()
        return {"text/html": f'<img src="data:image/{kind};base64,{coded}"{size}{alt}>'}


class _Media(DisplayObject):
    """What is played: embedded, or from its address."""

    kind = "audio"

    def __init__(
        self,
        data: Any = None,
        url: str | None = None,
        filename: Any = None,
        embed: Any = None,
        mimetype: str | None = None,
        **options: Any,
    ) -> None:
        if isinstance(data, (str, Path)) and filename is None and os.path.exists(data):
            data, filename = None, data
        super().__init__(data, url, filename, **options)
        self.mimetype = mimetype

    def _source(self) -> str:
        if self.data is None and self.url:
            return html.escape(self.url, quote=True)
        name = str(self.filename or self.url or "")
        kind = self.mimetype or mimetypes.guess_type(name)[0] or {"audio": "audio/wav", "video": "video/mp4"}[self.kind]
        return f"data:{kind};base64,{base64.b64encode(self._read()).decode()}"

    def _attributes(self) -> str:
        return "controls" + "".join(
            f' {name}="{value}"' for name in ("width", "height") if (value := self.options.get(name))
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {"text/html": f'<{self.kind} {self._attributes()} src="{self._source()}"></{self.kind}>'}


class Video(_Media):
    """A film."""

    kind = "video"


class Audio(_Media):
    """Sound: a file, an address, or samples between -1 and 1 with their `rate` in Hz."""

    def __init__(
        self,
        data: Any = None,
        filename: Any = None,
        url: str | None = None,
        embed: Any = None,
        rate: int | None = None,
        autoplay: bool = False,
        normalize: bool = True,
        **options: Any,
    ) -> None:
        samples = data is not None and not isinstance(data, (str, bytes, Path))
        if samples:
            if rate is None:
                raise ValueError("rate must be specified when data is a numpy array or list of audio samples.")
            data = _wave(data, rate, normalize)
        super().__init__(data, url, filename, embed, "audio/wav" if samples else None, **options)
        self.autoplay = autoplay

    def _attributes(self) -> str:
        return super()._attributes() + (" autoplay" if self.autoplay else "")


def _wave(data: Any, rate: int, normalize: bool) -> bytes:
    """Samples as a WAVE file of 16 bits."""
    import io
    import wave

    import numpy

    samples = numpy.atleast_2d(numpy.asarray(data, dtype=float))
    most = numpy.abs(samples).max() if samples.size else 0
    if not normalize and most > 1:
        raise ValueError("Audio data must be between -1 and 1 when normalize=False.")
    scaled = samples / (most if normalize and most else 1) * 32767
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(samples.shape[0])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(scaled.astype("<i2").T.tobytes())
    return out.getvalue()


class IFrame:
    """A page of another address: a link to it, as a notebook's frame holds no others."""

    def __init__(self, src: str, width: Any, height: Any, extras: Any = None, **params: Any) -> None:
        self.src, self.width, self.height, self.params = src, width, height, params

    def _address(self) -> str:
        query = "&".join(f"{quote(str(name))}={quote(str(value))}" for name, value in self.params.items())
        return f"{self.src}?{query}" if query else self.src

    def _repr_html_(self) -> str:
        address = html.escape(self._address(), quote=True)
        return f'<p>A page to open: <a href="{address}">{address}</a></p>'


class YouTubeVideo(IFrame):
    """A link to a film at YouTube."""

    def __init__(
        self, id: str, width: int = 400, height: int = 300, allow_autoplay: bool = False, **params: Any
    ) -> None:
        super().__init__(f"https://www.youtube.com/watch?v={quote(id)}", width, height)


class VimeoVideo(IFrame):
    """A link to a film at Vimeo."""

    def __init__(self, id: str, width: int = 400, height: int = 300, **params: Any) -> None:
        super().__init__(f"https://vimeo.com/{quote(id)}", width, height)


class ScribdDocument(IFrame):
    """A link to a document at Scribd."""

    def __init__(self, id: str, width: int = 400, height: int = 300, **params: Any) -> None:
        super().__init__(f"https://www.scribd.com/document/{quote(id)}", width, height)


class FileLink:
    """A file that Python has written, for the reader to take."""

    def __init__(
        self,
        path: Any,
        url_prefix: str = "",
        result_html_prefix: str = "",
        result_html_suffix: str = "",
        **_options: Any,
    ) -> None:
        self.path = str(path)

    def _ipython_display_(self) -> None:
        from skybook.files import show_file

        show_file(self.path)

    def __repr__(self) -> str:
        return os.path.abspath(self.path)


class FileLinks:
    """The files of a folder, each for the reader to take."""

    def __init__(self, path: Any, recursive: bool = True, **_options: Any) -> None:
        self.path, self.recursive = str(path), recursive

    def _ipython_display_(self) -> None:
        from skybook.files import show_file

        for folder, _, names in os.walk(self.path):
            for name in sorted(names):
                show_file(os.path.join(folder, name))
            if not self.recursive:
                break

    def __repr__(self) -> str:
        return os.path.abspath(self.path)


class ProgressBar:
    """How far a loop is."""

    def __init__(self, total: int) -> None:
        self.total, self._done = total, 0

    @property
    def progress(self) -> int:
        return self._done

    @progress.setter
    def progress(self, value: int) -> None:
        self._done = value
        self.update()

    def update(self) -> None:
        """Prints it anew."""
        filled = 40 * self._done // max(1, self.total)
        print(f"\r[{'=' * filled}{' ' * (40 - filled)}] {self._done}/{self.total}", end="")

    display = update

    def __iter__(self) -> "ProgressBar":
        self.progress = 0
        return self

    def __next__(self) -> int:
        if self._done >= self.total:
            print()
            raise StopIteration
        self.progress += 1
        return self._done - 1


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
