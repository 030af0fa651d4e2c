"""Records of a publishing registry, by OAI-PMH in the form ivo_vor."""

import urllib.parse
import urllib.request
from collections.abc import Iterator

from lxml import etree

_RESOURCE = "{http://www.ivoa.net/xml/RegistryInterface/v1.0}Resource"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def records(base: str) -> Iterator[etree._Element]:
    """The resources of the server at `base` that are not deleted."""
    query = {"verb": "ListRecords", "metadataPrefix": "ivo_vor"}
    while True:
        with urllib.request.urlopen(f"{base}/oai.xml?{urllib.parse.urlencode(query)}", timeout=120) as answer:
            tree = etree.fromstring(answer.read())
        for error in tree.iter("{*}error"):
            raise RuntimeError(f"OAI-PMH says {error.get('code')}: {error.text}")
        yield from (record for record in tree.iter(_RESOURCE) if record.get("status") != "deleted")
        token = tree.find(".//{*}resumptionToken")
        if token is None or not token.text:
            return
        query = {"verb": "ListRecords", "resumptionToken": token.text}


def clean(text: str | None) -> str:
    """Text with its white space made single blanks."""
    return " ".join((text or "").split())


def texts(element: etree._Element, path: str) -> list[str]:
    """The texts at a path that are not empty."""
    return [text for text in (clean("".join(found.itertext())) for found in element.findall(path)) if text]


def text(element: etree._Element, path: str) -> str:
    """The first text at a path, or nothing."""
    return next(iter(texts(element, path)), "")


def type_of(element: etree._Element) -> str:
    """The `xsi:type`, in lower case."""
    return (element.get(_TYPE) or "").lower()


def hash_list(values: list[str]) -> str:
    """RegTAP's form of several values in one column."""
    return "#".join(value.lower() for value in values)
