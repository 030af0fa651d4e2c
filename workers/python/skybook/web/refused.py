"""The failure of a fetch that a browser refused, in the reader's words."""

import sys
from functools import cache
from urllib.parse import urlsplit

from skybook.web.services import Service, service_of


class FetchRefused(ConnectionError):
    """No answer for this page. The first line of its text says what happened, the others what to do.

    `proxy` is the host of the reader's own, where it was that which gave nothing; `direct` says that code asked the browser itself, so that nothing else was tried.
    """

    def __init__(self, url: str, offline: bool = False, proxy: str | None = None, direct: bool = False, **details: object) -> None:
        self.url = url
        self.host = urlsplit(url).hostname or url
        self.offline = offline
        self.proxy = proxy
        super().__init__(f"{_what_happened(self.host, offline, proxy)}\n{_what_to_do(url, self.host, offline, proxy, direct)}", **details)


def refused(url: str, offline: bool = False, proxy: str | None = None, direct: bool = False) -> FetchRefused:
    """The failure, which those who expect one of requests catch too once requests is loaded."""
    return (_class_for_requests() if "requests.exceptions" in sys.modules else FetchRefused)(url, offline, proxy, direct)


@cache
def _class_for_requests() -> type[FetchRefused]:
    from requests.exceptions import ConnectionError as RequestsConnectionError

    return type("FetchRefused", (FetchRefused, RequestsConnectionError), {"__module__": __name__, "__doc__": FetchRefused.__doc__})


def _what_happened(host: str, offline: bool, proxy: str | None) -> str:
    if offline:
        return f"{host} cannot be reached: this computer is offline"
    who = f"{proxy}, your proxy for {host}," if proxy else host
    return f"{who} gave this page no answer: it cannot be reached from here, or it does not allow pages of other origins to read it; a browser does not tell pages which"


def _what_to_do(url: str, host: str, offline: bool, proxy: str | None, direct: bool) -> str:
    if offline:
        return "Run the cell again when you are online."
    service = service_of(host)
    said = ["Check its address under Settings, above the notebook, that it runs, and that its script lists this host." if proxy else _known(service), *_mirrors(service)]
    if url.startswith("http:") and not proxy:
        https = ": write https:// where the host answers there too." if direct else "; the https address of the same host gave no answer either."
        said.append(f"Browsers keep https pages from reading http addresses{https}")
    if not proxy:
        users = "requests, urllib, pyvo and open_url use it in notebooks that you trust." if direct else "notebooks that you trust use it."
        said.append(f"A proxy of your own can stand between (proxy/worker.js of this site is one): give its address under Settings, above the notebook; {users}")
    said.append("Or export this notebook to Jupyter, where Python asks the service itself.")
    return " ".join(said)


def _known(service: Service | None) -> str:
    if service is None:
        return "Check the address and that you are online."
    if service.open:
        return f"{service.name} allowed it when last tried ({service.checked}): check that you are online, or try again later."
    return f"{service.name} did not allow it when last tried ({service.checked})."


def _mirrors(service: Service | None) -> list[str]:
    if service is None or service.open:
        return []
    if not service.mirrors:
        return ["No open copy of its data is known here."]
    return [f"Open to pages: {mirror.name} ({mirror.url}) has {mirror.data}." for mirror in service.mirrors]
