"""Queries that an interrupt ends at once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar, cast

from skybook_elsewhere.as_ended import as_ended

_LOOK_S = 0.02

T = TypeVar("T")


class Stoppable:
    """A connection of DuckDB whose queries end when this thread is interrupted. DuckDB itself looks for an interrupt
    between the pieces of a query that fall to the thread that asked: not while its other threads have all of them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._thread = ThreadPoolExecutor(1)

    def execute(self, sql: str) -> None:
        """Runs a statement."""
        self._done(lambda: self._connection.execute(sql))

    def rows(self, sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._done(lambda: list(self._connection.execute(sql, values).fetchall()))

    def arrow(self, sql: str) -> Any:
        """The rows of a query as an Arrow table."""
        return self._done(lambda: self._connection.sql(sql).to_arrow_table())

    def register(self, name: str, table: Any) -> None:
        """Lets queries read an Arrow table by a name."""
        self._connection.register(name, table)

    def unregister(self, name: str) -> None:
        """Takes that name away."""
        self._connection.unregister(name)

    def _done(self, work: Callable[[], T]) -> T:
        is_off: list[bool] = []
        future: Future[T | None] | None = None
        try:
            future = self._thread.submit(lambda: None if is_off else work())
            return cast(T, next(as_ended([future])).result())
        except BaseException:
            if future is None or not future.done():
                is_off.append(True)
                self._end()
            raise

    def _end(self) -> None:
        """Ends what the thread runs, also what it had not quite begun: what comes after that shows that it has ended."""
        after: Future[int] | None = None
        while after is None or not after.done():
            try:
                after = after or self._thread.submit(int)
                self._connection.interrupt()
                wait([after], _LOOK_S)
            except KeyboardInterrupt:
                continue
