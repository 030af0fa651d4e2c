"""The one way from Python's libraries to the network."""

import dataclasses
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from skybook.provenance.heard import note_answer
from skybook.web.exchange import Answer, Request
from skybook.web.keep_refusal import note_refusal
from skybook.web.lost import BrokenOff, NoAnswer
from skybook.web.offline import is_offline
from skybook.web.proxy import proxy_host, through_proxy
from skybook.web.refused import refused
from skybook.web.services import service_of

type Fetch = Callable[[Request], Answer]

# Long enough for a slow synchronous query; libraries of the field set no limit of their own.
_SILENCE_S = 600.0
_PAUSES_S = (0.5, 2.0)
# The service says that it has done nothing yet, or a gateway that it had nobody to ask.
_TRANSIENT = frozenset((502, 503, 504))
_LONGEST_PAUSE_S = 30.0


def send(request: Request, fetch: Fetch | None = None, pause: Callable[[float], None] = time.sleep) -> Answer:
    """The answer, after new tries where a failure may pass; raises `FetchRefused`, `BrokenOff` or `Silence`."""
    fetch = fetch or _browser_fetch()
    request = dataclasses.replace(request, silence_s=request.silence_s or _SILENCE_S)
    pauses_s = list(_PAUSES_S)
    while True:
        try:
            answer = _send_once(request, fetch)
        except BrokenOff:
            if not pauses_s or not _may_repeat(request):
                raise
            pause_s = pauses_s.pop(0)
        except NoAnswer as error:
            # Most often the service is closed to pages, which no waiting cures: one new try is enough.
            if len(pauses_s) < len(_PAUSES_S) or not _may_repeat(request) or is_offline() or _is_closed(request.url):
                refusal = refused(request.url, is_offline(), proxy_host(request.url))
                note_refusal(refusal)
                raise refusal from error
            pause_s = pauses_s.pop(0)
        else:
            if not pauses_s or answer.status not in _TRANSIENT or not (_may_repeat(request) or answer.status == 503):
                note_answer(request, answer)
                return answer
            pause_s = _asked_pause(answer, pauses_s.pop(0))
        pause(pause_s)


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
    yield url
    # An https page may not ask http addresses, which registries still give for services that answer at both.
    if url.startswith("http:") and urlsplit(url).hostname not in ("localhost", "127.0.0.1", "::1"):
        yield "https:" + url.removeprefix("http:")


def _may_repeat(request: Request) -> bool:
    return request.method in ("GET", "HEAD")


def _asked_pause(answer: Answer, pause_s: float) -> float:
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_PAUSE_S) if asked.isdecimal() else pause_s


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
