"""Parquet files for pandas and astropy: their own reader, pyarrow, is not there in a page, whose catalogue engine reads
them in its place."""

import functools
import os
from typing import Any

from skybook.provenance import reading

_LOCAL = "/local/"
_ADDRESSES = ("http://", "https://", "local://", "s3://", "s3a://", "gs://", "gcs://", "hf://")


def attach_pandas(pandas: Any) -> None:
    """Has `read_parquet` read addresses and files of the reader's; of what is elsewhere it still says what is
    missing."""
    read = pandas.read_parquet

    @functools.wraps(read)
    def read_parquet(
        path: Any, engine: str = "auto", columns: list[str] | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        try:
            return read(path, engine, columns, *args, **kwargs)
        except ImportError:
            address = _address(path)
            if address is None or kwargs.get("filters"):
                raise
        return _rows(address, columns).to_pandas()

    pandas.read_parquet = read_parquet


def attach_astropy(parquet: Any) -> None:
    """The same for `Table.read(…, format='parquet')`."""
    read = parquet.read_table_parquet

    @functools.wraps(read)
    def read_table_parquet(
        input: Any,
        include_names: list[str] | None = None,
        exclude_names: list[str] | None = None,
        schema_only: bool = False,
        filters: Any = None,
    ) -> Any:
        address = _address(reading.address() or input)
        if address is None or schema_only or filters is not None:
            return read(input, include_names, exclude_names, schema_only, filters)
        table = _rows(address, include_names)
        table.remove_columns([name for name in exclude_names or () if name in table.colnames])
        return table

    parquet.read_table_parquet = read_table_parquet


def _rows(address: str, columns: list[str] | None) -> Any:
    from skybook.catalogue import catalog

    rows = catalog([address])
    return (rows.columns(*columns) if columns else rows).to_table()


def _address(place: object) -> str | None:
    """Where the catalogue engine finds a file; it cannot see those that Python has made."""
    text = os.fspath(place) if isinstance(place, (str, os.PathLike)) else None
    if not isinstance(text, str):
        return None
    if text.startswith(_LOCAL):
        return "local://" + text.removeprefix(_LOCAL)
    return text if text.startswith(_ADDRESSES) else None
