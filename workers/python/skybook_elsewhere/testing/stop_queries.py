"""Stops endless queries of DuckDB by interrupts at seeded moments, some of which do not wake the thread that waits, and
prints, a line each, what came of them and what the connection still has."""

import os
import random
import signal
import threading
from collections.abc import Callable

import duckdb

from skybook_elsewhere.stoppable import Stoppable

_ENDLESS = "CREATE TABLE made AS SELECT max((a.range * b.range) % 7) FROM range(3000000) a, range(3000000) b"


def interrupt_process() -> None:
    """Interrupts this process as a kernel is interrupted."""
    os.kill(os.getpid(), signal.SIGINT)


def interrupt_unwoken() -> None:
    """An interrupt as it is where it comes just before the main thread waits: noted, and nobody woken."""
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)


def stopped(connection: Stoppable, interrupt: Callable[[], None], after_s: float) -> str:
    """How an endless query ends that is interrupted after so many seconds."""
    try:
        threading.Timer(after_s, interrupt).start()
        connection.execute(_ENDLESS)
        return "ended"
    except BaseException as error:
        return type(error).__name__


if __name__ == "__main__":
    moments = random.Random(7)
    with_state = Stoppable(duckdb.connect(config={"threads": 4}))
    with_state.execute("CREATE TABLE kept AS SELECT 41 AS n")
    for interrupt in [interrupt_process] * 20 + [interrupt_unwoken] * 5:
        ended = stopped(with_state, interrupt, 0.2 * moments.random())
        print(ended, *with_state.rows("SELECT n FROM kept")[0], flush=True)
