"""One part of a pass, wherever it runs: a query of DuckDB over a share of a catalogue's files. This module alone goes
to the workers of Dask and Spark."""

import sys
import threading
from typing import Any


class _Process:
    """What this process holds; one for all copies of this module, of which Dask makes one for each function it sends."""

    def __init__(self) -> None:
        self.databases: dict[tuple[str, ...], Any] = {}
        self.lock = threading.Lock()
        self.running: dict[Any, str] = {}


def _process() -> _Process:
    found: _Process = sys.__dict__.setdefault("_skybook_parts", _Process())
    return found


def database(macros: list[str]) -> Any:
    """A cursor of this process' database that knows these macros."""
    import duckdb

    process, key = _process(), tuple(macros)
    with process.lock:
        if key not in process.databases:
            found = duckdb.connect(config={"threads": 1})
            prepare(found, macros)
            process.databases[key] = found
        return process.databases[key].cursor()


def prepare(connection: Any, macros: list[str]) -> None:
    """Lets a database read addresses, and gives it macros."""
    import datetime

    from fsspec.implementations.http import HTTPFileSystem

    class Web(HTTPFileSystem):  # type: ignore[misc]
        """Files of servers, which need not say when they have changed: what is read is read anew."""

        def modified(self, path: str) -> datetime.datetime:
            return datetime.datetime.now(datetime.timezone.utc)

    connection.register_filesystem(Web(block_size=2**18))
    # A name is a table of the notebook, never a variable of this code.
    connection.execute("SET python_enable_replacements = false")
    # It takes the bounds of a file for those of all its values, also of the NaNs that they leave out.
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    # Times are as the page tells them.
    connection.execute("SET TimeZone = 'UTC'")
    for macro in macros:
        connection.execute(macro)


def run_part(job: dict[str, Any]) -> bytes:
    """The rows of a job's query as an Arrow IPC stream. Of the query's `pieces` those that are no text are partitions,
    whose files may have columns of other types than their catalogue states: they become queries for their rows."""
    import pyarrow as pa

    connection = database(job["macros"])
    running = _process().running
    running[connection] = job.get("pass", "")
    try:
        for table, ipc, types in job["sent"]:
            connection.register("skybook_arrived", pa.ipc.open_stream(ipc).read_all())
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {quoted(table)} AS SELECT {casts(types)} FROM skybook_arrived"
            )
            connection.unregister("skybook_arrived")
        pieces = (piece if isinstance(piece, str) else rows_sql(connection, piece) for piece in job["pieces"])
        return packed(connection.sql("".join(pieces)).to_arrow_table())
    finally:
        running.pop(connection)
        connection.close()


def stop(name: str) -> None:
    """Ends the queries that this process runs for jobs of that `pass`; each fails."""
    for connection, own in list(_process().running.items()):
        if own == name:
            connection.interrupt()


def rows_sql(connection: Any, rows: dict[str, Any]) -> str:
    """A query for the rows of some partitions, as the columns that their catalogue states."""
    if not rows["partitions"]:
        return "SELECT " + ", ".join(f"NULL::{type} AS {quoted(name)}" for name, type in _typed(rows)) + " LIMIT 0"
    return " UNION ALL BY NAME ".join(
        f"({_fitted(connection, rows, [rows['base'] + file for file in partition['files']], partition.get('where'))})"
        for partition in rows["partitions"]
    )


def _typed(rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(column["name"], column["type"]) for column in rows["columns"]]


def _fitted(connection: Any, rows: dict[str, Any], urls: list[str], where: str | None) -> str:
    options = ", hive_partitioning = false" + (", binary_as_string = true" if rows.get("binaryAsString") else "")
    numbered = ", file_row_number = true" if rows.get("fileRowNumber") else ""
    selects: dict[str, list[str]] = {}
    for url in urls:
        files = f"read_parquet({text(url)}{options})"
        own = {name.lower(): (name, type) for name, type, *_ in connection.execute(f"DESCRIBE FROM {files}").fetchall()}
        listed = ", ".join(_column(name, type, own.get(name.lower()), rows, url) for name, type in _typed(rows))
        selects.setdefault(listed or "1", []).append(url)
    whole = " UNION ALL BY NAME ".join(
        f"SELECT {listed} FROM read_parquet([{', '.join(map(text, own))}]{options}{numbered})"
        for listed, own in selects.items()
    )
    return f"SELECT * FROM ({whole}) WHERE {where}" if where else whole


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
