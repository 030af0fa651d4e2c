"""pyodide.http, where it asks the browser itself."""

import io
from collections.abc import Callable
from email.message import Message
from functools import wraps
from typing import Any

from skybook.web.exchange import Request


def attach(http: Any) -> None:
    """Has `open_url` ask as all other libraries do."""
    http.open_url = _open_url(http.open_url)


def _open_url(native: Callable[[str], io.StringIO]) -> Callable[[str], io.StringIO]:
    @wraps(native)
    def open_url(url: str) -> io.StringIO:
        from skybook.web.send import send

        if not url.startswith(("http:", "https:")):
            return native(url)
        answer = send(Request("GET", url))
        said = Message()
        said["content-type"] = next(
            (value for name, value in answer.headers.items() if name.lower() == "content-type"), "text/plain"
        )
        charset = said.get_content_charset("utf-8")
        return io.StringIO(answer.body.decode("utf-8-sig" if charset == "utf-8" else charset, "replace"))

    return open_url
