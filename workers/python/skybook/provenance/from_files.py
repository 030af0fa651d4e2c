"""What is read from addresses and files of other forms than VOTable, and remembers the address."""

import functools
import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

from skybook.provenance import reading
from skybook.provenance.heard import last_heard
from skybook.provenance.source import Source, keep_sources, kept_sources, source_at, source_of_answer, tell_sources

type Note = Callable[[Any, Source], None]

_PANDAS = ("read_csv", "read_table", "read_json", "read_parquet", "read_fwf", "read_excel", "read_feather", "read_xml")


def attach_table(module: ModuleType) -> None:
    """Has DataFrames take a table's sources along, and back."""
    table = module.Table
    to_pandas, from_pandas = table.to_pandas, table.from_pandas.__func__

    @functools.wraps(to_pandas)
    def to_pandas_with_sources(self: Any, *args: Any, **kwargs: Any) -> Any:
        frame = to_pandas(self, *args, **kwargs)
        keep_sources(frame.attrs, kept_sources(self.meta))
        return frame

    @functools.wraps(from_pandas)
    def from_pandas_with_sources(cls: Any, dataframe: Any, *args: Any, **kwargs: Any) -> Any:
        made = from_pandas(cls, dataframe, *args, **kwargs)
        keep_sources(made.meta, kept_sources(dataframe.attrs))
        return made

    table.to_pandas, table.from_pandas = to_pandas_with_sources, classmethod(from_pandas_with_sources)


def attach_connect(connect: ModuleType) -> None:
    """Has `Table.read` note the address that it reads."""
    connect.TableRead.__call__ = _noting(
        connect.TableRead.__call__, 1, lambda table, source: _keep(table, table.meta, source)
    )


def attach_pandas(pandas: ModuleType) -> None:
    """Has pandas' readers note the address that they read."""
    for name in _PANDAS:
        setattr(
            pandas,
            name,
            _noting(
                getattr(pandas, name),
                0,
                lambda frame, source: (
                    _keep(frame, frame.attrs, source) if hasattr(frame, "attrs") else tell_sources([source])
                ),
            ),
        )


def attach_fits(fits: Any) -> None:
    """Has `fits.open` tell the address that it reads."""
    fits.open = _noting(fits.open, 0, lambda _, source: tell_sources([source]))


def _keep(made: Any, notes: dict[Any, Any], source: Source) -> None:
    # A VOTable, and a file that was saved with its sources, have told more.
    if not kept_sources(notes):
        keep_sources(notes, [{**source, "rows": len(made)}])
    tell_sources(kept_sources(notes))


def _noting(read: Callable[..., Any], at: int, note: Note) -> Callable[..., Any]:
    """The reader, whose argument at the place `at` says where from; readers that it calls note nothing of their own."""

    @functools.wraps(read)
    def read_and_note(*args: Any, **kwargs: Any) -> Any:
        address = _address(args[at]) if len(args) > at else None
        if address is None or reading.address() is not None:
            return read(*args, **kwargs)
        with reading.reads(address):
            made = read(*args, **kwargs)
        heard = last_heard(address)
        note(made, source_of_answer(heard) if heard else source_at(address))
        return made

    return read_and_note


def _address(place: object) -> str | None:
    """An address or a path; a text with more than one line is data itself."""
    text = os.fspath(place) if isinstance(place, (str, os.PathLike)) else None
    return text if isinstance(text, str) and "\n" not in text else None
