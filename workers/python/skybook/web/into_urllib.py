"""urllib.request, which knows sockets only: `astropy.utils.data.download_file`, `fits.open(url)` and `Table.read(url)`
ask by it."""

import email.message
import io
import urllib.error
import urllib.response
from types import ModuleType
from typing import Any

from skybook.web.exchange import Request


def attach(request: ModuleType) -> None:
    """Has its handlers of http and https ask by the browser's fetch."""
    for name in ("HTTPHandler", "HTTPSHandler"):
        handler = getattr(request, name, None)
        if handler is not None:
            handler.http_open = handler.https_open = _open


def _open(self: object, request: Any) -> Any:
    from skybook.web.refused import FetchRefused
    from skybook.web.send import send

    silence_s = float(request.timeout) if isinstance(request.timeout, (int, float)) else None
    body = request.data.read() if hasattr(request.data, "read") else request.data
    try:
        answer = send(Request(request.get_method(), request.full_url, dict(request.header_items()), body, silence_s))
    except OSError as error:
        # What urllib's callers read is the error's reason; FetchRefused stays findable there and as the cause.
        raise urllib.error.URLError(error if isinstance(error, (FetchRefused, TimeoutError)) else str(error)) from error
    headers = email.message.Message()
    for name, value in answer.headers.items():
        headers[name] = value
    if request.get_method() != "HEAD":
        del headers["content-length"]
        headers["Content-Length"] = str(len(answer.body))
    # Callers read `msg`, which http.client's own responses have.
    response: Any = urllib.response.addinfourl(io.BytesIO(answer.body), headers, answer.url, answer.status)
    response.msg = ""
    return response
