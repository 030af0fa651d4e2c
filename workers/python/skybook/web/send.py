"""The one way from Python's libraries to the network."""

import dataclasses
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from skybook.web.answered import tell_answer
from skybook.web.exchange import Answer, Request
from skybook.web.github import raw_file
from skybook.web.keep_refusal import note_refusal
from skybook.web.lost import BrokenOff, NoAnswer
from skybook.web.offline import is_offline
from skybook.web.proxy import proxy_host, through_proxy
from skybook.web.refused import refused
from skybook.web.retry import RULES, asks_again, pause_s
from skybook.web.services import service_of

type Fetch = Callable[[Request], Answer]


def send(request: Request, fetch: Fetch | None = None, pause: Callable[[float], None] = time.sleep) -> Answer:
    """The answer, after new tries where a failure may pass; raises `FetchRefused`, `BrokenOff` or `Silence`."""
    fetch = fetch or _browser_fetch()
    request = dataclasses.replace(request, silence_s=request.silence_s or RULES.silence_s)
    repeatable = request.method in ("GET", "HEAD")
    tried = 0
    while True:
        last = tried >= len(RULES.pauses_s)
        own_s = 0.0 if last else RULES.pauses_s[tried]
        try:
            answer = _send_once(request, fetch)
        except BrokenOff:
            if last or not repeatable:
                raise
            pause(own_s)
        except NoAnswer as error:
            # Most often the service is closed to pages, which no waiting cures.
            if tried >= RULES.pauses_without_answer or not repeatable or is_offline() or _is_closed(request.url):
                refusal = refused(request.url, is_offline(), proxy_host(request.url))
                note_refusal(refusal)
                raise refusal from error
            pause(own_s)
        else:
            if last or not asks_again(answer.status, repeatable):
                tell_answer(request, answer)
                return answer
            pause(pause_s(answer.headers.get("retry-after"), own_s))
        tried += 1


def _send_once(request: Request, fetch: Fetch) -> Answer:
    proxy = through_proxy(request.url)
    if not (proxy and _is_closed(request.url)):
        for address in _addresses(request.url):
            try:
                return fetch(dataclasses.replace(request, url=address))
            except NoAnswer as error:
                last = error
        if not proxy:
            raise last
    answer = fetch(dataclasses.replace(request, url=proxy))
    # The address after redirects is where a new job is; only the proxy knows it.
    return dataclasses.replace(answer, url=answer.headers.get("x-final-url", request.url))


def _addresses(url: str) -> Iterator[str]:
    yield raw_file(url) or url
    # An https page may not ask http addresses, which registries still give for services that answer at both.
    if url.startswith("http:") and urlsplit(url).hostname not in ("localhost", "127.0.0.1", "::1"):
        yield "https:" + url.removeprefix("http:")


def _is_closed(url: str) -> bool:
    service = service_of(urlsplit(url).hostname or "")
    return service is not None and not service.open


def _browser_fetch() -> Fetch:
    from pyodide.ffi import can_run_sync

    if can_run_sync():
        from skybook.web.fetch_jspi import fetch_now
    else:
        from skybook.web.fetch_xhr import fetch_now
    return fetch_now
