"""What has lately come from the network, so that tables made of it can say where they come from."""

import re
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote_plus, urlsplit

from skybook.provenance.form_part import form_part
from skybook.web.exchange import Answer, Request

_HEAD_BYTES = 4096


@dataclass(frozen=True)
class Heard:
    """One answer: the address asked and its parameters, as text too, the ADQL where it held any, the job whose answer it
    is, the server's mark of its content (ETag, else Last-Modified), when it came (ISO 8601, UTC), and how its body
    begins."""

    url: str
    parameters: dict[str, str]
    asked: str
    query: str | None
    job: str | None
    mark: str | None
    at: str
    head: bytes
    bytes: int


_lately: deque[Heard] = deque(maxlen=64)
_jobs: dict[str, str] = {}


def now() -> str:
    """This instant in ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def note_answer(request: Request, answer: Answer) -> None:
    """Keeps what is to be known of an answer later; of jobs, what was asked."""
    parameters = _parameters(request)
    job = next((job for job in _jobs if request.url.startswith(job)), None)
    query = parameters.get("QUERY") or (_jobs[job] if job else None)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    mark = headers.get("etag") or headers.get("last-modified")
    if "QUERY" in parameters and "/async/" in answer.url:
        _jobs[answer.url.rstrip("/") + "/"] = parameters["QUERY"]
    address = _plain(request.url)
    form = request.body.decode("utf-8", "replace") if request.body and "urlencoded" in _body_type(request) else ""
    asked = unquote_plus("?".join(filter(None, [address, form])))
    _lately.append(
        Heard(
            address,
            parameters,
            asked,
            query,
            _plain(job.rstrip("/")) if job else None,
            mark,
            now(),
            answer.body[:_HEAD_BYTES],
            len(answer.body),
        )
    )


def find_heard(head: bytes, size: int) -> Heard | None:
    """The last answer whose body begins so and was so long."""
    begin = head[:_HEAD_BYTES]
    return next(
        (heard for heard in reversed(_lately) if heard.bytes == size and heard.head[: len(begin)] == begin), None
    )


def last_heard(url: str) -> Heard | None:
    """The last answer to this very address."""
    return next((heard for heard in reversed(_lately) if heard.url == url), None)


def _plain(url: str) -> str:
    """An address without the port that goes without saying, which urllib3 writes out."""
    return re.sub(r"^(https://[^/]+):443(?=/|$)|^(http://[^/]+):80(?=/|$)", r"\1\2", url)


def _parameters(request: Request) -> dict[str, str]:
    """Parameters in the address and the form, their names in capitals (DALI 1.1, section 2.3.1)."""
    found = parse_qs(urlsplit(request.url).query)
    kind = _body_type(request)
    if request.body and "urlencoded" in kind:
        found |= parse_qs(request.body.decode("utf-8", "replace"))
    elif request.body and "multipart" in kind and (part := form_part(request.body, "QUERY")) is not None:
        found["QUERY"] = [part.decode("utf-8", "replace")]
    return {name.upper(): values[-1] for name, values in found.items()}


def _body_type(request: Request) -> str:
    return next((value for name, value in request.headers.items() if name.lower() == "content-type"), "")
