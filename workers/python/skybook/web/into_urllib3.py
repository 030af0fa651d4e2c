"""urllib3, by the browser's fetch."""

from types import ModuleType
from typing import Any

from skybook.web.exchange import Request


def attach(urllib3: ModuleType) -> None:
    """Replaces how urllib3's connections in Emscripten ask: whole answers, and the address after redirects."""
    from urllib3.contrib.emscripten import connection

    connection.EmscriptenHTTPConnection.request = _request


def _request(self: Any, method: str, url: str, body: object = None, headers: Any = None, **_how: object) -> None:
    from urllib3.contrib.emscripten.request import EmscriptenRequest
    from urllib3.contrib.emscripten.response import EmscriptenResponse

    from skybook.web.send import send

    if url.startswith("/"):
        url = f"{self.scheme}://{self.host}{f':{self.port}' if self.port is not None else ''}{url}"
    self._closed = False
    self._response = None
    answer = send(
        Request(
            method,
            url,
            {str(name): _text(value) for name, value in (headers or {}).items()},
            _bytes(body),
            self.timeout or None,
        )
    )
    self._response = EmscriptenResponse(
        answer.status, answer.headers, answer.body, EmscriptenRequest(method, answer.url)
    )


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _bytes(body: Any) -> bytes | None:
    """A body in any of the forms that urllib3 takes: text, bytes, a file, or pieces of these."""
    if body is None or isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode()
    if hasattr(body, "read"):
        return _bytes(body.read())
    if isinstance(body, (bytearray, memoryview)):
        return bytes(body)
    return b"".join(_bytes(piece) or b"" for piece in body)
