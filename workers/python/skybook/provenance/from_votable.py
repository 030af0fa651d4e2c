"""Tables of VOTables, which remember what was asked for them, and what the service states of its data."""

import functools
import json
import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

from skybook.provenance import reading
from skybook.provenance.heard import find_heard, last_heard
from skybook.provenance.origin import infos_of, origin_of, results_of
from skybook.provenance.source import KEY, Source, source_at, source_of_answer, tell_sources

_HEAD_BYTES = 4096
_ADQL = ("query", "sql_query", "adql_query")
# Where a file that Skybook saved keeps each source.
_SAVED = "skybook_source"


def attach_parse(module: Any) -> None:
    """Has `parse` find out where a VOTable comes from; its tables hold that in `skybook_sources`."""
    parse = module.parse

    @functools.wraps(parse)
    def parse_and_note(source: Any, *args: Any, **kwargs: Any) -> Any:
        listening = _Listening(source)
        votable = parse(listening.source, *args, **kwargs)
        sources = _sources(votable, listening)
        for table in votable.iter_tables():
            table.skybook_sources = [{**sources[0], "rows": len(table.array)}, *sources[1:]] if sources else []
        tell_sources([source for table in [*votable.iter_tables()][:1] for source in table.skybook_sources])
        return votable

    module.parse = parse_and_note


def attach_tree(tree: ModuleType) -> None:
    """Has tables keep the sources in their `meta`."""
    to_table = tree.TableElement.to_table

    @functools.wraps(to_table)
    def to_table_with_sources(self: Any, *args: Any, **kwargs: Any) -> Any:
        table = to_table(self, *args, **kwargs)
        if found := getattr(self, "skybook_sources", None):
            table.meta[KEY] = [json.dumps(source) for source in found]
        return table

    tree.TableElement.to_table = to_table_with_sources


class _Listening:
    """A source of bytes that is read through, of which the beginning and the length are known afterwards."""

    def __init__(self, source: Any) -> None:
        self.path = (
            source
            if isinstance(source, str)
            else os.fspath(source)
            if isinstance(source, os.PathLike)
            else getattr(source, "name", None)
        )
        self.head = b""
        self.size = 0
        self.source = self._heard(source) if callable(source) else source
        if not callable(source) and hasattr(source, "seek") and hasattr(source, "read"):
            self._look(source)

    def _heard(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        @functools.wraps(read)
        def read_and_note(*args: Any, **kwargs: Any) -> bytes:
            part = read(*args, **kwargs)
            if len(self.head) < _HEAD_BYTES:
                self.head += part[: _HEAD_BYTES - len(self.head)]
            self.size += len(part)
            return part

        return read_and_note

    def _look(self, file: Any) -> None:
        try:
            place = file.tell()
            head = file.read(_HEAD_BYTES)
            self.size = file.seek(0, os.SEEK_END) or file.tell()
            self.head = head if isinstance(head, bytes) else b""
            file.seek(place)
        except OSError, ValueError:
            self.size = 0


def _sources(votable: Any, listening: _Listening) -> list[Source]:
    infos = infos_of(votable)
    if any(name == "query_status" and value.upper() == "ERROR" for name, value, _ in infos) and not any(
        len(table.array) for table in votable.iter_tables()
    ):
        return []
    saved = [json.loads(value) for name, value, _ in infos if name == _SAVED and value.startswith("{")]
    address = reading.address() or (listening.path if isinstance(listening.path, str) else None)
    heard = (find_heard(listening.head, listening.size) if listening.size else None) or last_heard(address or "")
    if not heard and address is None:
        return saved
    source = source_of_answer(heard) if heard else source_at(address or "")
    if saved:
        return [source, *saved]
    resource = results_of(votable)
    title = (resource.description if resource else None) or next(
        (table.description for table in votable.iter_tables() if table.description), None
    )
    query = (
        source.get("query")
        if heard and heard.query
        else next(
            (value or text for name, value, text in infos if name in _ADQL and (value or text)), source.get("query")
        )
    )
    return [
        {
            **source,
            **({"query": query} if query else {}),
            "isTruncated": _is_truncated(infos),
            "origin": origin_of(infos, " ".join(str(title).split()) if title else None),
        }
    ]


def _is_truncated(infos: list[tuple[str, str, str]]) -> bool:
    return any(name == "query_status" and value.upper() in ("OVERFLOW", "ERROR") for name, value, _ in infos)
