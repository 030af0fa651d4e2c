"""Carries out SQL cells that were written for another DuckDB, and prints the rows of their results as texts.

Takes the path of a JSON file: a list of `{"engine", "tables": {name: rows}, "values", "cells"}`; prints as many lists of
rows, or what failed."""

import importlib.util
import json
import sys
import types
from pathlib import Path
from typing import Any

import pyarrow as pa

# What the page's own package begins with is for the page alone.
_found = importlib.util.find_spec("skybook")
sys.modules["skybook"] = types.ModuleType("skybook")
sys.modules["skybook"].__path__ = list((_found and _found.submodule_search_locations) or [])

from skybook_elsewhere.cells import Database  # noqa: E402
from skybook_elsewhere.runners import runner  # noqa: E402
from skybook_elsewhere.values import sql_literal  # noqa: E402


def rows_of(case: dict[str, Any], runners: dict[str, Any]) -> Any:
    """The rows of the last cell's result, or the words of its failure."""
    engine = case.get("engine", "threads")
    runners.setdefault(engine, runner(engine))
    database = Database(runners[engine])
    for statement in case.get("statements", []):
        database.connection.execute(statement)
    for name, rows in case.get("tables", {}).items():
        database.put(name, pa.Table.from_pylist(rows))
    values = {name: sql_literal(value, name) for name, value in case.get("values", {}).items()}
    try:
        for cell in case["cells"]:
            database.carry_out(cell, values)
        table = case["cells"][-1]["result"]["table"]
        return database.connection.rows(f'SELECT CAST(COLUMNS(*) AS VARCHAR) FROM "{table}"')
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    known: dict[str, Any] = {}
    print(json.dumps([rows_of(case, known) for case in json.loads(Path(sys.argv[1]).read_text())]))
