"""What a VOTable states of the data in it: INFO elements of the IVOA Note Data Origin 1.1, and those that DaCHS and
Gaia had before it."""

from collections.abc import Iterable
from typing import Any

type Info = tuple[str, str, str]

# What stands in `Origin` of the page → names of INFO; those in plural form keep all that is stated.
_MANY = {
    "creators": ("creator",),
    "citations": ("citation", "cites"),
    "references": ("reference_url", "referenceurl"),
    "madeFrom": ("is_derived_from",),
}
_ONE = {
    "ivoid": ("ivoid",),
    "publisher": ("publisher",),
    "rights": ("rights",),
    "rightsUrl": ("rights_uri",),
    "acknowledgement": ("acknowledgement",),
    "journal": ("journal", "editor"),
    "publishedAt": ("original_date", "publication_date"),
    "version": ("resource_version",),
    "updatedAt": ("last_update_date",),
    "contact": ("contact",),
    "software": ("server_software",),
}


def infos_of(votable: Any) -> list[Info]:
    """INFO elements of the file, of its resource of results and of that one's tables, as name in lower case, value and
    text."""
    resource = results_of(votable)
    found = [
        *votable.infos,
        *(resource.infos if resource else ()),
        *(info for table in (resource.tables if resource else ()) for info in table.infos),
    ]
    return [
        ((info.name or "").lower(), (info.value or "").strip(), " ".join((info.content or "").split()))
        for info in found
    ]


def results_of(votable: Any) -> Any:
    """The resource that holds the results, or the first one."""
    return next(
        (resource for resource in votable.resources if resource.type == "results"), next(iter(votable.resources), None)
    )


def origin_of(infos: Iterable[Info], title: str | None) -> dict[str, Any]:
    """The page's `Origin`."""
    infos = list(infos)

    def stated(*names: str) -> list[str]:
        return list(dict.fromkeys(filter(None, (value or text for name, value, text in infos if name in names))))

    # DaCHS writes the text of its terms into the element; the value says only of what they are.
    terms = [text or value for name, value, text in infos if name in ("copyright", "legal") and (text or value)]
    origin: dict[str, Any] = {"title": title or next(iter(stated("title")), None)}
    origin |= {key: next(iter(stated(*names)), None) for key, names in _ONE.items()}
    origin |= {key: stated(*names) for key, names in _MANY.items()}
    origin["rights"] = origin["rights"] or next(iter(terms), None)
    return {key: value for key, value in origin.items() if value}
