"""SQL cells that Skybook has written for another DuckDB, carried out."""

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from skybook_elsewhere.matches import match_jobs
from skybook_elsewhere.near import Known, near_step
from skybook_elsewhere.parts import casts, duckdb_here, packed, prepare, quoted
from skybook_elsewhere.runners import Runner
from skybook_elsewhere.stoppable import Stoppable

Told = Callable[[str, int, int], None]
# Few enough to save queries, enough for progress and a fair end.
_JOBS_A_CORE = 4
# What changes how queries are answered, wherever they run.
_SETTING = re.compile(r"\s*(?:(?:--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)\s*)*(?:SET|RESET)\b", re.IGNORECASE)


class Database:
    """The notebook's tables, and who runs parts of queries for them."""

    def __init__(self, run: Runner, told: Told = lambda label, done, total: None) -> None:
        connection = duckdb_here().connect()
        prepare(connection, [])
        self.connection = Stoppable(connection)
        self.run = run
        self.told = told
        self._settings: list[str] = []
        self._of_all: list[str] = []
        self._known: Known = {}
        self._folder = tempfile.TemporaryDirectory(prefix="skybook-")

    def put(self, name: str, table: Any, types: list[dict[str, str]] | None = None) -> None:
        """Makes an Arrow table one of the notebook's, its columns of these types where they are given."""
        self.drop(name)
        self.connection.register("skybook_arrived", table)
        self.connection.execute(
            f"CREATE TABLE {quoted(name)} AS SELECT {casts(types) if types else '*'} FROM skybook_arrived"
        )
        self.connection.unregister("skybook_arrived")

    def drop(self, name: str) -> None:
        """Takes a table or view away."""
        import duckdb

        try:
            self.connection.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
        except duckdb.CatalogException:
            # It is a view.
            self.connection.execute(f"DROP VIEW IF EXISTS {quoted(name)}")

    def carry_out(self, cell: dict[str, Any], values: dict[str, str]) -> Any:
        """Runs a cell's statements; the rows of its result as an Arrow table, or nothing. `values` are constants of SQL
        by the names that the cell takes."""
        macros = [
            *cell["macros"],
            *(f"CREATE OR REPLACE MACRO skybook_value_{name}() AS ({values[name]})" for name in cell["values"]),
        ]
        for macro in macros:
            self.connection.execute(macro.replace("CREATE MACRO", "CREATE OR REPLACE MACRO", 1))
        result = cell.get("result")
        if result:
            self.drop(result["table"])
        for statement in cell["statements"]:
            self._statement(statement, macros)
        return self.connection.arrow(result["leavingSql"]) if result else None

    def _statement(self, statement: dict[str, Any], macros: list[str]) -> None:
        files: dict[str, str] = {}
        made: list[str] = []
        try:
            for step in statement["steps"]:
                made.append(step["table"])
                if step["kind"] == "table":
                    self._make(step["table"], named(step["sql"], files))
                elif step["kind"] == "file":
                    made.pop()
                    files[step["table"]] = self._brought(step["url"], step["table"])
                elif step["kind"] in _READERS:
                    self.put(step["table"], _READERS[step["kind"]](step["url"], step.get("number")), step["types"])
                else:
                    made += self._pass(step, macros, files)
            sql = named(statement["sql"], files)
            self.connection.execute(sql)
            if statement.get("isOfAll"):
                self._of_all = [*(one for one in self._of_all if one != sql), sql]
            if _SETTING.match(sql):
                self._settings = [*(one for one in self._settings if one != sql), sql]
        finally:
            for table in made:
                self.drop(table)

    def _make(self, table: str, sql: str) -> None:
        self.drop(table)
        self.connection.execute(f"CREATE TABLE {quoted(table)} AS {sql}")

    def _pass(self, step: dict[str, Any], macros: list[str], files: dict[str, str]) -> list[str]:
        # A setting may be of how rows are ordered.
        near = None if self._settings else near_step(step, self.connection, self._known)
        tables = self._read(near, macros, files) if near else []
        if not near or sum(map(len, tables)) < step["top"]["rows"]:
            tables = self._read(step, macros, files)
        self._merge(step, tables)
        return [small["table"] for small in step["smalls"]]

    def _read(self, step: dict[str, Any], macros: list[str], files: dict[str, str]) -> list[Any]:
        """What the parts of a pass give."""
        sent = []
        for small in step["smalls"]:
            self._make(small["table"], named(small["sql"], files))
            rows = self.connection.arrow(f"FROM {quoted(small['table'])}")
            sent.append((small["table"], packed(rows), small["types"]))
        jobs = [
            {
                "macros": [*self._of_all, *macros],
                "settings": self._settings,
                "parts": job["parts"],
                "sent": [*sent, *job["sent"]],
                "pieces": [f"WITH {quoted(step['source'])} AS NOT MATERIALIZED (", *job["pieces"], ") "],
                "partialSql": step["partialSql"],
                "top": None if self._settings else step.get("top"),
            }
            for job in self._jobs(step)
        ]
        # In the order of the parts, as in the page, whichever ended first.
        return [table for _, table in sorted(self._answers(step, jobs), key=lambda answer: answer[0])]

    def _jobs(self, step: dict[str, Any]) -> list[dict[str, Any]]:
        parts = step["parts"]
        if parts["kind"] == "match":
            return [{**job, "parts": 1} for job in match_jobs(parts, self.connection)]
        partitions = parts["partitions"]
        # Each query costs some milliseconds of its own; of a few rows the first partitions have enough.
        size = 1 if step.get("enough") is not None else -(-len(partitions) // (_JOBS_A_CORE * self.run.cores))
        shares = [partitions[at : at + size] for at in range(0, len(partitions), max(1, size))]
        return [{"sent": [], "parts": len(own), "pieces": [{**parts, "partitions": own}]} for own in shares]

    def _answers(self, step: dict[str, Any], jobs: list[dict[str, Any]]) -> Iterator[tuple[int, Any]]:
        import pyarrow as pa

        enough, rows = step.get("enough"), 0
        running = self.run(jobs)
        done, total = 0, sum(job["parts"] for job in jobs)
        try:
            self.told(step["name"], 0, total)
            for at, ipc in running:
                table = pa.ipc.open_stream(ipc).read_all()
                rows += len(table)
                yield at, table
                done += jobs[at]["parts"]
                self.told(step["name"], done, total)
                if enough is not None and rows >= enough:
                    break
        finally:
            running.close()  # type: ignore[attr-defined]

    def _merge(self, step: dict[str, Any], tables: list[Any]) -> None:
        import pyarrow as pa

        if not tables:
            # Without a part an aggregate still has its one row, and any result its columns.
            columns = ", ".join(f"{quoted(one['name'])} {one['type']}" for one in step["sourceTypes"])
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(step['source'])} ({columns})")
            tables = [self.connection.arrow(step["partialSql"])]
            self.connection.execute(f"DROP TABLE temp.{quoted(step['source'])}")
        self.connection.register("skybook_stage", pa.concat_tables(tables, promote_options="permissive"))
        parts = f"WITH __skybook_parts AS (SELECT {casts(step['partialTypes'])} FROM skybook_stage)"
        self._make(step["table"], f"{parts} {step['mergeSql']}")
        self.connection.unregister("skybook_stage")

    def _brought(self, url: str, name: str) -> str:
        import fsspec

        path = Path(self._folder.name, name)
        with fsspec.open(url, compression="gzip" if url.split("?")[0].endswith(".gz") else None) as file:
            path.write_bytes(file.read())
        return str(path)


def named(sql: str, files: dict[str, str]) -> str:
    """A query that reads files by their names, with their paths instead."""
    for name, path in files.items():
        sql = sql.replace(name, path)
    return sql


def _votable(url: str, number: int | None) -> Any:
    import fsspec
    from astropy.io.votable import parse

    from skybook_elsewhere.tables import arrow_of

    with fsspec.open(url) as file:
        tables = [table for table in parse(file).iter_tables() if len(table.fields) > 0]
    return arrow_of(tables[(number or 1) - 1].to_table(use_names_over_ids=True))


def _fits(url: str, hdu: int | None) -> Any:
    import fsspec
    from astropy.table import Table

    from skybook_elsewhere.tables import arrow_of

    with fsspec.open(url) as file:
        table = Table.read(file, format="fits", hdu=hdu)
    for name in table.colnames:
        if table[name].dtype.kind in "SU":
            table[name] = _padless(table[name])
    return arrow_of(table)


def _padless(column: Any) -> Any:
    """Texts without the blanks that pad them, which astropy leaves before its version 8; those without letters are
    masked."""
    import numpy as np

    texts = np.char.rstrip(np.ma.getdata(column), " " if column.dtype.kind == "U" else b" ")
    return np.ma.MaskedArray(texts, mask=np.char.str_len(texts) == 0)


def _ecsv(url: str, _: int | None) -> Any:
    import fsspec
    from astropy.table import Table

    from skybook_elsewhere.tables import arrow_of

    with fsspec.open(url, "rt") as file:
        return arrow_of(Table.read(file.read(), format="ascii.ecsv"))


_READERS: dict[str, Callable[[str, int | None], Any]] = {"votable": _votable, "fits": _fits, "ecsv": _ecsv}
