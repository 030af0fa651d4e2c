"""http.client, which astroquery's own TAP client (Gaia and other ESA archives) speaks: its sockets do not exist
here."""

import http.client
import io
from collections.abc import Iterable
from http.client import responses
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from skybook.web.exchange import Answer, Request

if TYPE_CHECKING:
    import socket


def attach(client: ModuleType) -> None:
    """Has connections ask by the browser's fetch; what they give is http.client's own response."""
    for name in ("HTTPConnection", "HTTPSConnection"):
        connection = getattr(client, name, None)
        if connection is not None:
            connection.request, connection.getresponse, connection.connect = _request, _getresponse, _connect


def _connect(self: object) -> None:
    """Nothing: the browser connects."""


def _request(
    self: Any, method: str, url: str, body: Any = None, headers: Any = None, *, encode_chunked: bool = False
) -> None:
    from skybook.web.send import send

    if "://" not in url:
        scheme = "https" if self.default_port == 443 else "http"
        url = f"{scheme}://{self.host}{'' if self.port == self.default_port else f':{self.port}'}{url}"
    if hasattr(body, "read"):
        body = body.read()
    if body is not None and not isinstance(body, (str, bytes)):
        body = b"".join(body) if isinstance(body, Iterable) else bytes(body)
    silence_s = self.timeout if isinstance(self.timeout, (int, float)) else None
    answer = send(
        Request(method, url, dict(headers or {}), body.encode("latin-1") if isinstance(body, str) else body, silence_s)
    )
    self._skybook_raw = _as_http(answer, url, method)
    self._method = method


def _getresponse(self: Any) -> http.client.HTTPResponse:
    raw, self._skybook_raw = getattr(self, "_skybook_raw", None), None
    if raw is None:
        raise http.client.ResponseNotReady
    response = http.client.HTTPResponse(cast("socket.socket", _Socket(raw)), method=self._method)
    response.begin()
    return response


class _Socket:
    """Of a socket, all that a response reads it by."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, *_: object) -> io.BytesIO:
        return io.BytesIO(self._raw)


def _as_http(answer: Answer, asked: str, method: str) -> bytes:
    """The answer as it travels. A redirect that the browser has followed is told as one, as callers here follow them
    themselves."""
    moved = answer.url.partition("#")[0] != asked.partition("#")[0]
    if moved:
        head = [f"HTTP/1.1 {303 if method == 'POST' else 302} Moved", f"location: {answer.url}", "content-length: 0"]
        return "\r\n".join([*head, "", ""]).encode("latin-1")
    length = f"content-length: {len(answer.body)}"
    head = [f"HTTP/1.1 {answer.status} {responses.get(answer.status, '')}", length]
    head += [
        f"{name}: {value}"
        for name, value in answer.headers.items()
        if name.lower() not in ("content-length", "transfer-encoding", "connection")
    ]
    return "\r\n".join([*head, "", ""]).encode("latin-1", "replace") + answer.body
