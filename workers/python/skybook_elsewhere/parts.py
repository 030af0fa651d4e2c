"""One part of a pass, wherever it runs: a query of DuckDB over a share of a catalogue's files. This module alone goes
to the workers of Dask and Spark."""

import itertools
import os
import string
import sys
import threading
from typing import Any

Columns = dict[str, tuple[str, str]]

_MOST_FILES = 100_000
_MOST_BOUNDS = 1000
_OLDEST = (1, 5)

_FOR_ALL = [
    # A name is a table of the notebook, never a variable of this code.
    "SET GLOBAL python_enable_replacements = false",
    # Times are as the page tells them.
    "SET GLOBAL TimeZone = 'UTC'",
]
"""What a database's cursors are to take over: of a setting of its connection they know nothing."""

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""Of the letters in names those of ASCII alone have no case in SQL."""


class _Process:
    """What this process holds; one for all copies of this module, of which Dask makes one for each function it sends."""

    def __init__(self) -> None:
        self.databases: dict[tuple[str, ...], Any] = {}
        self.lock = threading.Lock()
        self.running: dict[Any, str] = {}
        self.stopped: set[str] = set()
        self.columns: dict[tuple[str, str], Columns] = {}
        self.bounds: dict[str, Any] = {}


def _process() -> _Process:
    found: _Process = sys.__dict__.setdefault("_skybook_parts", _Process())
    return found


def duckdb_here() -> Any:
    """DuckDB, where it is no older than what the queries were written for. Raises `ImportError` with what to type."""
    import duckdb

    if tuple(map(int, duckdb.__version__.split(".")[:2])) < _OLDEST:
        raise ImportError(
            f"DuckDB is {duckdb.__version__} here, and may take queries of {_OLDEST[0]}.{_OLDEST[1]} for others. Type  "
            f'pip install --upgrade "duckdb>={_OLDEST[0]}.{_OLDEST[1]}"  there, and start this Python anew.'
        )
    return duckdb


def database(macros: list[str], settings: list[str]) -> Any:
    """A cursor of a database of this process that knows these macros, with a cell's settings."""
    duckdb = duckdb_here()
    # Some settings are of a whole database, and stay.
    process, key = _process(), (*macros, *settings)
    with process.lock:
        if key not in process.databases:
            found = duckdb.connect(config={"threads": 1})
            prepare(found, macros)
            process.databases[key] = found
        cursor = process.databases[key].cursor()
    for setting in settings:
        cursor.execute(setting)
    return cursor


def prepare(connection: Any, macros: list[str]) -> None:
    """Lets a database read addresses, and gives it macros."""
    import datetime

    from fsspec.implementations.http import HTTPFileSystem

    class Web(HTTPFileSystem):  # type: ignore[misc]
        """Files of servers, which need not say when they have changed: what is read is read anew."""

        def modified(self, path: str) -> datetime.datetime:
            return datetime.datetime.now(datetime.timezone.utc)

    connection.register_filesystem(Web(block_size=2**18))
    for setting in _FOR_ALL:
        connection.execute(setting)
    # It takes the bounds of a file for those of all its values, also of the NaNs that they leave out.
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    for macro in macros:
        connection.execute(macro)


def run_part(job: dict[str, Any]) -> bytes:
    """The rows of a job's query as an Arrow IPC stream. Of the query's `pieces` those that are no text are partitions,
    whose files may have columns of other types than their catalogue states: they become queries for their rows."""
    import pyarrow as pa

    connection = database(job["macros"], job["settings"])
    running = _process().running
    running[connection] = job["pass"]
    try:
        for table, ipc, types in job["sent"]:
            connection.register("skybook_arrived", pa.ipc.open_stream(ipc).read_all())
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {quoted(table)} AS SELECT {casts(types)} FROM skybook_arrived"
            )
            connection.unregister("skybook_arrived")
        sql = "".join(piece if isinstance(piece, str) else rows_sql(connection, piece) for piece in job["pieces"])
        if job["pass"] in _process().stopped:
            raise InterruptedError("the query was stopped")
        table = connection.sql(sql + _partial(job)).to_arrow_table()
        _reach(job, table)
        return packed(table)
    finally:
        running.pop(connection)
        connection.close()


def _partial(job: dict[str, Any]) -> str:
    """A job's query of its rows; without those that come behind what another job of the pass has reached here."""
    partial: str = job["partialSql"]
    bound = _process().bounds.get(job["pass"])
    return partial if bound is None else job["top"]["sql"].replace("skybook_bound", str(bound))


def _reach(job: dict[str, Any], table: Any) -> None:
    """Keeps where the first rows of a job end that asks for so many."""
    top = job.get("top")
    if not top or top["rows"] == 0 or len(table) < top["rows"]:
        return
    process, last = _process(), table.column(top["column"])[top["rows"] - 1].as_py()
    # Neither nothing nor NaN is before or behind another; a text of the data would stand in the query.
    if not isinstance(last, int | float) or last != last:
        return
    with process.lock:
        known = process.bounds.get(job["pass"])
        if len(process.bounds) >= _MOST_BOUNDS:
            process.bounds.clear()
        if known is None or (last > known if top["isDescending"] else last < known):
            process.bounds[job["pass"]] = last


def stop(name: str) -> None:
    """Ends the queries that this process runs for jobs of that `pass`; each fails."""
    _process().stopped.add(name)
    for connection, own in list(_process().running.items()):
        if own == name:
            connection.interrupt()


def rows_sql(connection: Any, rows: dict[str, Any]) -> str:
    """A query for the rows of some partitions, as the columns that their catalogue states."""
    if not rows["partitions"]:
        return "SELECT " + ", ".join(f"NULL::{type} AS {quoted(name)}" for name, type in _typed(rows)) + " LIMIT 0"
    return " UNION ALL BY NAME ".join(
        f"({_fitted(connection, rows, [rows['base'] + file for one in own for file in one['files']], where)})"
        for where, own in itertools.groupby(rows["partitions"], lambda partition: partition.get("where"))
    )


def _typed(rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(column["name"], column["type"]) for column in rows["columns"]]


def _fitted(connection: Any, rows: dict[str, Any], urls: list[str], where: str | None) -> str:
    options = ", hive_partitioning = false" + (", binary_as_string = true" if rows.get("binaryAsString") else "")
    numbered = ", file_row_number = true" if rows.get("fileRowNumber") else ""
    selects: dict[str, list[str]] = {}
    for url, own in _columns(connection, urls, options).items():
        listed = ", ".join(
            _column(name, type, own.get(name.translate(_SMALL)), rows, url) for name, type in _typed(rows)
        )
        selects.setdefault(listed or "1", []).append(url)
    whole = " UNION ALL BY NAME ".join(
        f"SELECT {listed} FROM read_parquet([{', '.join(map(text, own))}]{options}{numbered})"
        for listed, own in selects.items()
    )
    return f"SELECT * FROM ({whole}) WHERE {where}" if where else whole


def _columns(connection: Any, urls: list[str], options: str) -> dict[str, Columns]:
    """Names and types of files' columns, by their names as SQL compares them; asked anew of a file that has changed."""
    known = _process().columns
    versions = {url: version_of(url) for url in urls}
    found = {url: own for url in urls if (own := known.get((versions[url], options))) is not None}
    described: dict[str, Columns] = {}
    for url, schema in _schemas(connection, [url for url in urls if url not in found]):
        if schema not in described:
            rows = connection.execute(f"DESCRIBE FROM read_parquet({text(url)}{options})").fetchall()
            described[schema] = {name.translate(_SMALL): (name, type) for name, type, *_ in rows}
        found[url] = described[schema]
        if versions[url] and len(known) < _MOST_FILES:
            known[versions[url], options] = found[url]
    return {url: found[url] for url in urls}


def version_of(url: str) -> str:
    """Which file of this machine it is, and as of when; nothing of others."""
    try:
        state = os.stat(path_of(url))
    except OSError:
        return ""
    return f"{url} {state.st_size} {state.st_mtime_ns}"


def _schemas(connection: Any, urls: list[str]) -> list[tuple[str, str]]:
    """Files, each with a text that is the same for files of the same columns."""
    if len(urls) < 2:
        return [(url, url) for url in urls]
    about = "name, type, type_length, repetition_type, num_children, converted_type, scale, precision, logical_type"
    sql = (
        f"SELECT file_name, md5(string_agg(CAST(row({about}) AS VARCHAR), ';')) "
        f"FROM parquet_schema([{', '.join(map(text, urls))}]) GROUP BY file_name"
    )
    found = dict(connection.execute(sql).fetchall())
    return [(url, found.get(path_of(url), url)) for url in urls]


def _column(name: str, type: str, own: tuple[str, str] | None, rows: dict[str, Any], url: str) -> str:
    """A column as its catalogue states it: null where a file lacks it, and else only where each value stays what it
    is."""
    if rows.get("filename") and name == "filename":
        return f"{text(url)} AS filename"
    if rows.get("fileRowNumber") and name == "file_row_number":
        return name
    if own is None:
        return f"NULL::{type} AS {quoted(name)}"
    value = quoted(own[0])
    if own[1] == type:
        return value if own[0] == name else f"{value} AS {quoted(name)}"
    there = f"TRY_CAST({value} AS {type})"
    missing = f"{value} IS NULL" + (f" OR isnan({value})" if own[1] in ("FLOAT", "DOUBLE") else "")
    failure = text(
        f"The column {name} is {own[1]} in {url}, with values that are no {type}, as the catalogue states it."
    )
    return (
        f"CASE WHEN {missing} THEN NULL WHEN TRY_CAST({there} AS {own[1]}) = {value} THEN {there} "
        f"ELSE CAST(error({failure}) AS {type}) END AS {quoted(name)}"
    )


def path_of(url: str) -> str:
    """A file as DuckDB names it: one of this machine by its path."""
    return url.removeprefix("file://")


def packed(table: Any) -> bytes:
    """A table as an Arrow IPC stream."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream


def casts(types: list[dict[str, str]]) -> str:
    """Columns of a table, each as the type that it had before it travelled as Arrow."""
    return ", ".join(f"CAST({quoted(one['name'])} AS {one['type']}) AS {quoted(one['name'])}" for one in types)


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a constant of SQL."""
    return "'" + value.replace("'", "''") + "'"
