"""Skybook's cells outside Skybook: SQL and TAP cells as they were written there, and what Python cells import."""

import json
from typing import Any

from skybook_elsewhere.cells import Database
from skybook_elsewhere.runners import Runner, runner
from skybook_elsewhere.values import adql_literal, sql_literal


class _State:
    """This notebook's tables, opened when they are first needed."""

    def __init__(self) -> None:
        self.engine: tuple[str, str | None] = ("threads", None)
        self.database: Database | None = None


_state = _State()


def use(engine: str = "threads", address: str | None = None) -> None:
    """Has queries run on this machine's cores (`threads`), on `dask` (the scheduler at `address`, where given) or on
    `spark`."""
    _state.engine = (engine, address)
    if _state.database is not None:
        _state.database.run = _runner()


def _runner() -> Runner:
    return runner(*_state.engine)


def database() -> Database:
    """The tables that SQL cells have made, in DuckDB."""
    if _state.database is None:
        _state.database = Database(_runner())
    return _state.database


def query(cell: str, /, **named: Any) -> Any:
    """Runs an SQL cell that Skybook wrote as JSON; its result as an astropy Table. `named` are tables and values of
    other cells that it takes."""
    from skybook.controls.as_value import value_of
    from skybook_elsewhere.tables import arrow_of, table_of

    written, tables = json.loads(cell), database()
    named = {name: value_of(value) for name, value in named.items()}
    for name in written["tables"]:
        tables.put(name, arrow_of(named[name], name))
    values = {name: sql_literal(named[name], name) for name in [*written["values"], *written["frozen"]]}
    for name, literal in written["frozen"].items():
        ((is_same,),) = tables.connection.rows(f"SELECT ({values[name]}) IS NOT DISTINCT FROM ({literal})")
        if not is_same:
            raise ValueError(
                f"This query was written for {name} = {literal}, and {name} is {named[name]!r}: it names an address or a "
                "radius by it. Write the notebook again in Skybook with this value."
            )
    arrow, result = tables.carry_out(written, values), written.get("result")
    if arrow is None:
        return None
    name = result["table"]
    return table_of(arrow, result["columns"], "" if name.startswith("__") else name)


def table(name: str) -> Any:
    """A table that an SQL cell has made, as an astropy Table."""
    from skybook_elsewhere.parts import quoted
    from skybook_elsewhere.tables import table_of

    return table_of(database().connection.arrow(f"FROM {quoted(name)}"), [], name)


def tap(
    service: str,
    adql: str,
    name: str | None = None,
    maxrec: int | None = None,
    job: bool = False,
    uploads: dict[str, Any] | None = None,
) -> Any:
    """Asks a TAP service, at once or as a `job`; the answer becomes the table `name` of SQL cells, too."""
    import pyvo
    from astropy.table import Table

    from skybook.controls.as_value import value_of
    from skybook.tables.astropy_out import astropy_columns
    from skybook.tables.told import told
    from skybook_elsewhere.tables import arrow_of, table_of

    given = {key: value_of(value) for key, value in (uploads or {}).items()}
    tables = {key: value if isinstance(value, Table) else _astropy(value, key) for key, value in given.items()}
    asked = pyvo.dal.TAPService(service)
    run = asked.run_async if job else asked.run_sync
    answer = run(adql, maxrec=maxrec, **({"uploads": tables} if tables else {})).to_table()
    arrow, known = arrow_of(answer), told(astropy_columns(answer[:0]))
    if name is not None:
        database().put(name, arrow)
    return table_of(arrow, known, name or "")


def _astropy(value: Any, name: str) -> Any:
    from skybook_elsewhere.tables import arrow_of, table_of

    return table_of(arrow_of(value, name), [], name)


def adql(value: Any, name: str, alone: bool = False) -> str:
    """A value as a constant of ADQL; a negative number in brackets, unless it stands `alone` between others."""
    literal = adql_literal(value, name)
    return f"({literal})" if literal.startswith("-") and not alone else literal
