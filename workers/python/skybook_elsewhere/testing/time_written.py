"""Times cells that Skybook has written, and native DuckDB on the whole: python time_written.py FILE.

The file is JSON: `{"folder", "rounds", "engines", "queries": [{"name", "sql", "cell"}]}`. Prints a line a query and
engine: name, engine, milliseconds to the first part, in all, beside native DuckDB, bytes moved, and the first row."""

import importlib.util
import json
import signal
import statistics
import sys
import threading
import time
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What the page's own package begins with is for the page alone.
_found = importlib.util.find_spec("skybook")
sys.modules["skybook"] = types.ModuleType("skybook")
sys.modules["skybook"].__path__ = list((_found and _found.submodule_search_locations) or [])

from skybook_elsewhere.cells import Database  # noqa: E402
from skybook_elsewhere.parts import packed  # noqa: E402
from skybook_elsewhere.runners import Runner, runner  # noqa: E402

Query = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a query took until its first part and in all, and what it gave."""

    first_ms: float
    ms: float
    moved: int
    row: Any


def native(folder: str) -> Callable[[Query], Answer]:
    """Native DuckDB on the whole, with as many threads as there are cores."""
    import duckdb

    database = duckdb.connect()
    database.execute(
        f"CREATE VIEW sky AS FROM read_parquet('{folder}/dataset/*/*/*.parquet', hive_partitioning = false)"
    )

    def answer(query: Query) -> Answer:
        start = time.perf_counter()
        row = database.execute(query["sql"]).fetchone()
        ms = 1000 * (time.perf_counter() - start)
        return Answer(ms, ms, 0, row)

    return answer


def written(run: Runner) -> Callable[[Query], Answer]:
    """The cells as they were written, their parts run by an engine; one database for all, as of a kernel."""
    database = Database(run)

    def answer(query: Query) -> Answer:
        start = time.perf_counter()
        first: list[float] = []

        def heard(label: str, done: int, total: int) -> None:
            if done > 0:
                first.append(1000 * (time.perf_counter() - start))

        database.told = heard
        table = database.carry_out(query["cell"], {})
        ms = 1000 * (time.perf_counter() - start)
        row = tuple(column[0].as_py() for column in table.columns) if len(table) else None
        return Answer(first[0] if first else ms, ms, len(json.dumps(query["cell"])) + len(packed(table)), row)

    return answer


def by_turns(asked: dict[str, Any], sides: dict[str, Callable[[Query], Answer]]) -> None:
    """Times all sides in each round, of which another begins each time, so that none has the quieter minutes; medians
    of all rounds but the first, which warms up."""
    names = list(sides)
    for query in asked["queries"]:
        answers: dict[str, list[Answer]] = {name: [] for name in names}
        for turn in range(asked["rounds"] + 1):
            at = turn % len(names)
            for name in names[at:] + names[:at]:
                answers[name].append(sides[name](query))
        beside = statistics.median(answer.ms for answer in answers[names[0]][1:])
        for name, (_, *own) in answers.items():
            ms = statistics.median(answer.ms for answer in own)
            first_ms = statistics.median(answer.first_ms for answer in own)
            told(query["name"], name, f"{first_ms:.0f}", f"{ms:.0f}", f"{ms / beside:.2f}", own[0].moved, own[0].row)


def stopped(query: Query, run: Runner) -> tuple[str, str]:
    """Milliseconds for which a query goes on after it was interrupted at its first part, and how it ends."""
    at: list[float] = []

    def heard(label: str, done: int, total: int) -> None:
        if 0 < done < total and not at:
            at.append(time.perf_counter())
            main = threading.main_thread().ident or 0
            threading.Timer(0.02, signal.pthread_kill, [main, signal.SIGINT]).start()

    try:
        Database(run, heard).carry_out(query["cell"], {})
    except BaseException as error:
        return f"{1000 * (time.perf_counter() - at[0]) - 20:.0f}", type(error).__name__
    return "", "it had ended"


def told(*columns: Any) -> None:
    """Prints one measurement."""
    print("\t".join(map(str, columns)), flush=True)


def main(asked: dict[str, Any]) -> None:
    """Times all engines, and how soon each stops."""
    runners = {engine: runner(engine) for engine in asked["engines"]}
    by_turns(
        asked,
        {"native DuckDB": native(asked["folder"]), **{engine: written(run) for engine, run in runners.items()}},
    )
    for engine, run in runners.items():
        ms, error = stopped(asked["queries"][1], run)
        told("stop", engine, "", ms, "", "", error)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
