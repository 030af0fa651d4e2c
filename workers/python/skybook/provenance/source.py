"""A table's sources: the page's `Provenance` as dictionaries, which tables keep in `meta["skybook"]` as JSON."""

import json
from typing import Any
from urllib.parse import urlsplit

from skybook._base.page import emit
from skybook.provenance.heard import Heard, now
from skybook.web.services import service_of

type Source = dict[str, Any]

KEY = "skybook"
"""Where a table's `meta`, and a DataFrame's `attrs`, keep sources: a list, so that joined tables have those of both."""

_TAP_ENDS = ("/sync", "/async")
_NEEDED = ("service", "url", "retrievedAt")


def source_of_answer(heard: Heard) -> Source:
    """Where an answer of the network comes from."""
    url, _, parameters = heard.url.partition("?")
    protocol = _protocol(heard)
    if protocol == "TAP":
        url = next((url[: url.index(end)] for end in _TAP_ENDS if end in url), url)
    query = heard.query or (heard.asked if parameters or "?" in heard.asked else None)
    return {
        **source_at(url),
        **({"protocol": protocol} if protocol else {}),
        **({"query": query} if query else {}),
        **({"job": heard.job} if heard.job else {}),
        # Of the answer to a question it is the mark of that answer, which says nothing of the data behind it.
        **({"version": heard.mark} if heard.mark and not query else {}),
        "retrievedAt": heard.at,
    }


def source_at(url: str) -> Source:
    """An address, or a path of this Python's files, as where something comes from, now."""
    if "://" not in url:
        service, url = (
            ("your disk", "local://" + url.removeprefix("/local/"))
            if url.startswith("/local/")
            else ("a file", "file://" + url)
        )
    else:
        host = urlsplit(url).hostname or ""
        known = service_of(host)
        service = known.name if known else urlsplit(url).netloc or "a file"
    return {"service": service, "url": url, "retrievedAt": now(), "isTruncated": False, "origin": {}}


def kept_sources(notes: dict[Any, Any]) -> list[Source]:
    """The sources in a table's `meta` or `attrs`, each once; a FITS file has changed the key to capitals."""
    texts = notes.get(KEY) or notes.get(KEY.upper()) or []
    found = [
        _read(text)
        for text in dict.fromkeys([texts] if isinstance(texts, str) else texts if isinstance(texts, list) else [])
        if isinstance(text, str)
    ]
    return [source for source in found if source is not None]


def keep_sources(notes: dict[Any, Any], sources: list[Source]) -> None:
    """Writes sources into a table's `meta` or `attrs`, where there are any."""
    if sources:
        notes[KEY] = [json.dumps(source) for source in sources]


def tell_sources(sources: list[Source]) -> None:
    """Tells the page what the running cell has taken data from."""
    if sources:
        emit({"kind": "sources", "sources": sources})


def _read(text: str) -> Source | None:
    try:
        source = json.loads(text)
    except ValueError:
        return None
    if not isinstance(source, dict) or not all(isinstance(source.get(key), str) for key in _NEEDED):
        return None
    return {**source, "isTruncated": source.get("isTruncated") is True, "origin": source.get("origin") or {}}


def _protocol(heard: Heard) -> str | None:
    if heard.query:
        return "TAP"
    asked = set(heard.parameters)
    if "SR" in asked:
        return "cone search"
    if heard.parameters.get("REQUEST", "").lower() == "querydata":
        return "SLAP" if "WAVELENGTH" in asked else "SSA"
    return "SIA" if "POS" in asked else None
