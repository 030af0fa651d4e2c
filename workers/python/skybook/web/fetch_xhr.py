"""Requests that block the worker, for browsers that cannot set Python's stack aside. No progress, no Stop but ending
the worker."""

from email.parser import Parser

import js
from pyodide.ffi import JsException, to_js

from skybook.web.exchange import Answer, Request
from skybook.web.headers import allowed, arrived
from skybook.web.lost import NoAnswer, Silence

# An XMLHttpRequest's timeout counts the whole download, where Python's libraries mean the time that nothing arrives.
_LEAST_TIMEOUT_S = 60


def fetch_now(request: Request) -> Answer:
    """The whole answer; raises `NoAnswer` or `Silence`."""
    xhr = js.XMLHttpRequest.new()
    try:
        xhr.open(request.method, request.url, False)
        xhr.responseType = "arraybuffer"
        if request.silence_s is not None:
            xhr.timeout = int(max(request.silence_s, _LEAST_TIMEOUT_S) * 1000)
        for name, value in allowed(request.headers).items():
            xhr.setRequestHeader(name, value)
        xhr.send(to_js(request.body))
    except JsException as error:
        if error.name == "TimeoutError":
            raise Silence(f"No answer within {xhr.timeout / 1000:g} s") from error
        raise NoAnswer(error.message) from error
    body = xhr.response.to_bytes() if xhr.response else b""
    headers = {name.lower(): value for name, value in Parser().parsestr(xhr.getAllResponseHeaders()).items()}
    return Answer(xhr.status, xhr.responseURL or request.url, arrived(headers, len(body)), body)
