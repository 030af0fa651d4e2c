"""Requests by `fetch` while Python's stack is set aside (WebAssembly JavaScript Promise Integration)."""

from typing import Any

import js
from pyodide.ffi import JsException, run_sync, to_js

from skybook.web.exchange import Answer, Request
from skybook.web.headers import allowed, arrived
from skybook.web.lost import BrokenOff, NoAnswer, Silence
from skybook.web.progress import Download


class _Patience:
    """Ends the request when nothing arrives for so long."""

    def __init__(self, limit_s: float | None) -> None:
        self._limit_s = limit_s
        self._controller = js.AbortController.new()
        self._timer: Any = None

    @property
    def signal(self) -> Any:
        return self._controller.signal

    def renew(self) -> None:
        self.end()
        if self._limit_s is not None:
            self._timer = js.setTimeout(self._controller.abort.bind(self._controller), int(self._limit_s * 1000))

    def end(self) -> None:
        if self._timer is not None:
            js.clearTimeout(self._timer)
            self._timer = None


def fetch_now(request: Request) -> Answer:
    """The whole answer; raises `NoAnswer`, `BrokenOff` or `Silence`."""
    answer = run_sync(_answer_or_error(request))
    if isinstance(answer, Answer):
        return answer
    raise answer


async def _answer_or_error(request: Request) -> Answer | OSError:
    # Pyodide's event loop prints what a task raises, besides handing it on.
    try:
        return await _fetch(request)
    except OSError as error:
        return error


async def _fetch(request: Request) -> Answer:
    patience = _Patience(request.silence_s)
    patience.renew()
    options = {"method": request.method, "headers": allowed(request.headers), "signal": patience.signal}
    if request.body is not None:
        options["body"] = to_js(request.body)
    try:
        response = await js.fetch(request.url, to_js(options, dict_converter=js.Object.fromEntries))
        headers = {str(name): str(value) for name, value in js.Array.from_(response.headers)}
    except JsException as error:
        patience.end()
        if error.name == "AbortError":
            raise Silence(f"No answer within {request.silence_s:g} s") from error
        raise NoAnswer(error.message) from error
    body = await _body(request, response, headers, patience)
    return Answer(response.status, response.url or request.url, arrived(headers, len(body)), body)


async def _body(request: Request, response: Any, headers: dict[str, str], patience: _Patience) -> bytes:
    """All of it: readers of VOTable and FITS take a short read for the end."""
    if response.body is None:
        patience.end()
        return b""
    length = headers.get("content-length", "")
    download = Download(request.url, int(length) if length.isdecimal() else None)
    parts: list[bytes] = []
    done = 0
    reader = response.body.getReader()
    try:
        while True:
            patience.renew()
            piece = await reader.read()
            if piece.done:
                return b"".join(parts)
            parts.append(piece.value.to_bytes())
            done += len(parts[-1])
            download.at(done)
    except JsException as error:
        if error.name == "AbortError":
            raise Silence(f"Nothing more arrived within {request.silence_s:g} s, after {done:,} bytes") from error
        raise BrokenOff(f"The connection broke off after {done:,} bytes") from error
    finally:
        patience.end()
