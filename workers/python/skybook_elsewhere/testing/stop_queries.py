"""Stops endless queries of DuckDB by interrupts at seeded moments, and prints, a line each, what came of them and what the
connection still has."""

import os
import random
import signal
import threading

import duckdb

from skybook_elsewhere.stoppable import Stoppable

_ENDLESS = "CREATE TABLE made AS SELECT max((a.range * b.range) % 7) FROM range(3000000) a, range(3000000) b"


def stopped(connection: Stoppable, after_s: float) -> str:
    """How an endless query ends that is interrupted after so many seconds."""
    try:
        threading.Timer(after_s, os.kill, [os.getpid(), signal.SIGINT]).start()
        connection.execute(_ENDLESS)
        return "ended"
    except BaseException as error:
        return type(error).__name__


if __name__ == "__main__":
    moments = random.Random(7)
    with_state = Stoppable(duckdb.connect(config={"threads": 4}))
    with_state.execute("CREATE TABLE kept AS SELECT 41 AS n")
    for _ in range(20):
        print(stopped(with_state, 0.2 * moments.random()), *with_state.rows("SELECT n FROM kept")[0], flush=True)
