"""Pictures, films and sound."""

import base64
import html
import mimetypes
import os
from pathlib import Path
from typing import Any

from IPython.core.text_objects import DisplayObject


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

    def _repr_html_(self) -> str | None:
        return self._repr_mimebundle_()["text/html"] if self.data is None and self.url and not self.embed else None


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
