"""requests, whose errors and addresses are to be what they are elsewhere."""

import functools
from collections.abc import Iterator
from http.client import responses
from types import ModuleType
from typing import Any

from skybook.web.lost import BrokenOff, Silence
from skybook.web.refused import FetchRefused, refused


def attach(adapters: ModuleType) -> None:
    """Gives responses the address after redirects, and errors their cause: refused, silent or broken off."""
    adapter = adapters.HTTPAdapter
    build, send = adapter.build_response, adapter.send

    @functools.wraps(build)
    def build_response(self: Any, request: Any, raw: Any) -> Any:
        response = build(self, request, raw)
        # A page's redirects are followed unseen, and pyvo takes a new job's address from here.
        response.url = raw.url or response.url
        response.reason = response.reason or responses.get(response.status_code)
        return response

    @functools.wraps(send)
    def send_and_name(
        self: Any, request: Any, stream: bool = False, timeout: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        from requests.exceptions import ConnectionError, ReadTimeout, RequestException

        try:
            return send(self, request, stream, _longest(timeout), *args, **kwargs)
        except RequestException as error:
            cause = next(
                (cause for cause in _causes(error) if isinstance(cause, (FetchRefused, Silence, BrokenOff))), None
            )
            if cause is None:
                raise
            if isinstance(cause, FetchRefused):
                named: Any = (
                    cause if isinstance(cause, RequestException) else refused(cause.url, cause.offline, cause.proxy)
                )
                named.request = request
                raise named from cause.__cause__
            raise (ReadTimeout if isinstance(cause, Silence) else ConnectionError)(
                str(cause), request=request
            ) from cause

    adapter.build_response, adapter.send = build_response, send_and_name


def _longest(timeout: Any) -> float | None:
    """A page sees neither connection nor reading apart, only that nothing comes."""
    if isinstance(timeout, tuple):
        given = timeout
    elif hasattr(timeout, "connect_timeout"):
        given = (timeout.connect_timeout, timeout.read_timeout)
    else:
        given = (timeout,)
    return None if any(not isinstance(part, (int, float)) for part in given) else float(max(given))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        error = waiting.pop(0)
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        yield error
        waiting += [error.__cause__, error.__context__, getattr(error, "reason", None), *error.args]
        waiting = [part for part in waiting if isinstance(part, BaseException)]
