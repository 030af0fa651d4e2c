"""The failure of a fetch that a browser refused, in the reader's words."""

import sys
from functools import cache
from urllib.parse import urlsplit

from skybook.web.refusal_words import refusal_words
from skybook.web.services import service_of


class FetchRefused(ConnectionError):
    """No answer for this page. The first line of its text says what happened, the others what to do.

    `proxy` is the host of the reader's own, where it was that which gave nothing; `direct` says that code asked the
    browser itself, so that nothing else was tried.
    """

    def __init__(
        self, url: str, offline: bool = False, proxy: str | None = None, direct: bool = False, **details: object
    ) -> None:
        self.url = url
        self.host = urlsplit(url).hostname or url
        self.offline = offline
        self.proxy = proxy
        service = service_of(self.host)
        mirrors = service.mirrors if service else ()
        facts = {
            "met": "offline" if offline else "proxy" if proxy else "host",
            "isOnline": not offline,
            "service": "unknown" if service is None else "open" if service.open else "closed",
            "hasMirror": bool(mirrors),
            "scheme": urlsplit(url).scheme,
            "isDirect": direct,
            "proxyServes": "libraries" if direct else "all",
        }
        names = {
            "host": self.host,
            "proxy": proxy or "",
            "service": service.name if service else "",
            "checked": service.checked if service else "",
        }
        super().__init__(
            "\n".join(refusal_words(part, facts, names, mirrors) for part in ("happened", "toDo")), **details
        )


def refused(url: str, offline: bool = False, proxy: str | None = None, direct: bool = False) -> FetchRefused:
    """The failure, which those who expect one of requests catch too once requests is loaded."""
    return (_class_for_requests() if "requests.exceptions" in sys.modules else FetchRefused)(
        url, offline, proxy, direct
    )


@cache
def _class_for_requests() -> type[FetchRefused]:
    from requests.exceptions import ConnectionError as RequestsConnectionError

    return type(
        "FetchRefused",
        (FetchRefused, RequestsConnectionError),
        {"__module__": __name__, "__doc__": FetchRefused.__doc__},
    )
