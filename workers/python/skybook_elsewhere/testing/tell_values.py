"""Tells what becomes of values in a script: python tell_values.py FILE.

The file is JSON: `{"cases": path of plain data and what SQL would read of it, "sql", "adql", "tables", "given":
expressions}`; prints JSON of the same names: words, constants with the types and texts that DuckDB has of them, rows of
texts with their types, and what a kernel tells."""

import datetime
import importlib.util
import json
import sys
import types
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import numpy as np
import pandas as pd
from astropy import units as u
from astropy.table import MaskedColumn, Table
from astropy.time import Time, TimeDelta
from astropy.utils.masked import Masked

# What the page's own package begins with is for the page alone.
_found = importlib.util.find_spec("skybook")
sys.modules["skybook"] = types.ModuleType("skybook")
sys.modules["skybook"].__path__ = list((_found and _found.submodule_search_locations) or [])

from skybook_elsewhere import kernel  # noqa: E402
from skybook_elsewhere.cells import Database  # noqa: E402
from skybook_elsewhere.runners import runner  # noqa: E402
from skybook_elsewhere.tables import arrow_of  # noqa: E402
from skybook_elsewhere.unfit_for import unfit_for  # noqa: E402
from skybook_elsewhere.values import adql_literal, sql_literal  # noqa: E402

_NAMES = {
    **{"datetime": datetime, "np": np, "pd": pd, "u": u, "Table": Table, "Time": Time, "TimeDelta": TimeDelta},
    **{"Masked": Masked, "MaskedColumn": MaskedColumn},
    "hours": lambda hours: datetime.timezone(datetime.timedelta(hours=hours)),
}


def _long(value: dict[str, Any]) -> Any:
    return int(value["$long"]) if "$long" in value else value


def _made(expression: str) -> Any:
    return eval(expression, dict(_NAMES))


def _in_sql(expression: str) -> Any:
    literal = sql_literal(_made(expression), "x")
    return duckdb.sql(f"SELECT typeof(v), CAST(v AS VARCHAR) FROM (SELECT {literal} AS v)").fetchall()[0]


def _table(expression: str) -> Any:
    database = Database(runner("threads"))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        database.put("made", arrow_of(_made(expression), "x"))
    types_ = [row[:2] for row in database.connection.rows("DESCRIBE made")]
    rows = database.connection.rows("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM made")
    return [types_, rows, [str(one.message) for one in told if one.category is UserWarning]]


def _given(expression: str) -> Any:
    told: list[Any] = []
    values = patch.object(kernel, "_names", lambda: {"x": _made(expression)})
    tells = patch.object(kernel, "tell", lambda data, buffer=None: told.append(data))
    with values, tells, patch.object(kernel, "give_bytes", lambda data: None):
        kernel.give_value("x")
    return told[0]


def _each(of: Callable[[Any], Any], values: list[Any]) -> list[Any]:
    return [_or_words(of, value) for value in values]


def _or_words(of: Callable[[Any], Any], value: Any) -> Any:
    try:
        return of(value)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    asked = json.loads(Path(sys.argv[1]).read_text())
    cases = json.loads(Path(asked["cases"]).read_text(), object_hook=_long)
    print(
        json.dumps(
            {
                "unfit": [unfit_for(value) for value, _ in cases["unfit"]],
                "fit": [unfit_for(value) for value in cases["fit"]],
                "sql": _each(_in_sql, asked["sql"]),
                "adql": _each(lambda expression: adql_literal(_made(expression), "x"), asked["adql"]),
                "tables": _each(_table, asked["tables"]),
                "given": _each(_given, asked["given"]),
            }
        )
    )
