"""Times cells that Skybook has written, and native DuckDB on the whole: python time_written.py FILE.

The file is JSON: `{"folder", "cone", "rounds", "engines", "queries": [{"name", "sql", "cell"}]}`. Prints a line a query
and engine: name, engine, milliseconds to the first part, in all, bytes moved, and the first row."""

import importlib.util
import json
import os
import signal
import statistics
import sys
import threading
import time
import types
from pathlib import Path
from typing import Any

# What the page's own package begins with is for the page alone.
_found = importlib.util.find_spec("skybook")
sys.modules["skybook"] = types.ModuleType("skybook")
sys.modules["skybook"].__path__ = list((_found and _found.submodule_search_locations) or [])

from skybook_elsewhere.cells import Database  # noqa: E402
from skybook_elsewhere.parts import packed  # noqa: E402
from skybook_elsewhere.runners import runner  # noqa: E402


def told(name: str, engine: str, first_ms: float, ms: float, moved: int, row: Any) -> None:
    """Prints one measurement."""
    print("\t".join([name, engine, f"{first_ms:.0f}", f"{ms:.0f}", str(moved), str(row)]), flush=True)


def written(asked: dict[str, Any], engine: str) -> None:
    """Times the cells on an engine; the median of all rounds but the first, which warms up."""
    run = runner(engine)
    # A kernel, too, has one for all its cells.
    database = Database(run)
    for query in asked["queries"]:
        firsts, times, moved, row = [], [], 0, None
        for _ in range(asked["rounds"] + 1):
            start = time.perf_counter()
            first: list[float] = []

            def heard(label: str, done: int, total: int, start: float = start, first: list[float] = first) -> None:
                if done > 0:
                    first.append(time.perf_counter() - start)

            database.told = heard
            table = database.carry_out(query["cell"], {})
            times.append(1000 * (time.perf_counter() - start))
            firsts.append(1000 * (first[0] if first else time.perf_counter() - start))
            moved = len(json.dumps(query["cell"])) + len(packed(table))
            row = tuple(column[0].as_py() for column in table.columns) if len(table) else None
        told(query["name"], engine, statistics.median(firsts[1:]), statistics.median(times[1:]), moved, row)
    stopped(asked, engine, run)


def stopped(asked: dict[str, Any], engine: str, run: Any) -> None:
    """How long a query goes on after it was interrupted at its first part."""
    at: list[float] = []

    def heard(label: str, done: int, total: int) -> None:
        if 0 < done < total and not at:
            at.append(time.perf_counter())
            main = threading.main_thread().ident or 0
            threading.Timer(0.02, signal.pthread_kill, [main, signal.SIGINT]).start()

    try:
        Database(run, heard).carry_out(asked["queries"][1]["cell"], {})
        told("stop", engine, 0, 0, 0, "it had ended")
    except BaseException as error:
        told("stop", engine, 0, 1000 * (time.perf_counter() - at[0]) - 20, 0, type(error).__name__)


def whole(asked: dict[str, Any]) -> None:
    """Times native DuckDB, with as many threads as there are cores."""
    import duckdb

    database = duckdb.connect()
    database.execute(
        f"CREATE VIEW sky AS FROM read_parquet('{asked['folder']}/dataset/*/*/*.parquet', hive_partitioning = false)"
    )
    for query in asked["queries"]:
        times, row = [], None
        for _ in range(asked["rounds"] + 1):
            start = time.perf_counter()
            row = database.execute(query["sql"]).fetchone()
            times.append(1000 * (time.perf_counter() - start))
        told(query["name"], "native DuckDB", 0, statistics.median(times[1:]), 0, row)


def lsdb(asked: dict[str, Any]) -> None:
    """Times the cone by LSDB, where this Python has it."""
    if importlib.util.find_spec("lsdb") is None:
        return
    import lsdb as library
    from dask.distributed import Client

    ra, dec, radius = asked["cone"]
    with Client(n_workers=os.cpu_count(), threads_per_worker=1, dashboard_address=None):
        times, rows = [], 0
        for _ in range(asked["rounds"] + 1):
            start = time.perf_counter()
            catalogue = library.open_catalog(asked["folder"], columns=["ra", "dec", "mag"])
            rows = len(catalogue.cone_search(ra=ra, dec=dec, radius_arcsec=3600 * radius).compute())
            times.append(1000 * (time.perf_counter() - start))
        told("cone", "LSDB", 0, statistics.median(times[1:]), 0, rows)


if __name__ == "__main__":
    known = json.loads(Path(sys.argv[1]).read_text())
    whole(known)
    for one in known["engines"]:
        written(known, one)
    lsdb(known)
