"""Threads: each runs to its end when it is started. What would wait for another thread says that there is none."""

import time
from collections.abc import Callable
from typing import Any

NO_THREADS = "can't start new thread: this waits for what another thread would do, and a page's Python has only one"
# A daemon that sleeps this long in all would go on for ever.
_MOST_SLEEP_S = 10.0
_sleep = time.sleep


class _Handle:
    """What `threading` knows of a thread of the system."""

    ident = 0

    def __init__(self) -> None:
        self._done = False

    def is_done(self) -> bool:
        return self._done

    def join(self, timeout: float | None = None) -> None:
        pass

    def _set_done(self) -> None:
        self._done = True


def attach(threading: Any) -> None:
    """Has threads run when they are started."""

    def start(function: Callable[[], object], handle: _Handle | None = None, daemon: bool = True) -> None:
        ident = threading.get_ident()
        starter = threading._active.get(ident)
        stopped = _watch(getattr(function, "__self__", None))
        slept, time.sleep = time.sleep, _sleep_of_daemon() if daemon else time.sleep
        try:
            function()
        finally:
            time.sleep = slept
            if handle is not None:
                handle._set_done()
            if starter is not None:
                threading._active[ident] = starter
        if stopped:
            raise stopped[0]

    def wait(self: Any, timeout: float | None = None) -> bool:
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None:
            # A daemon that waits for ever is one that has nothing to do.
            raise SystemExit if threading.current_thread().daemon else RuntimeError(NO_THREADS)
        time.sleep(max(timeout, 0))
        return False

    threading._start_joinable_thread = start
    threading._ThreadHandle = _Handle
    threading.Condition.wait = wait


def _watch(thread: Any) -> list[KeyboardInterrupt]:
    """Notes that the reader has stopped a thread: its own hook would take that for an error of its own."""
    stopped: list[KeyboardInterrupt] = []
    if thread is not None:
        run = thread.run

        def watched() -> None:
            try:
                run()
            except KeyboardInterrupt as error:
                stopped.append(error)
                raise SystemExit from error

        thread.run = watched
    return stopped


def attach_pools(futures: Any) -> None:
    """Has pools of threads and processes call what they are given at once."""
    thread: Any = __import__("concurrent.futures.thread", fromlist=["thread"])

    class _AtOnce(thread.ThreadPoolExecutor):  # type: ignore[misc]
        _initialised = False

        def __init__(
            self,
            max_workers: int | None = None,
            *args: Any,
            initializer: Callable[..., object] | None = None,
            initargs: tuple[Any, ...] = (),
            **options: Any,
        ) -> None:
            super().__init__(max_workers)
            self._begin = (initializer, initargs)

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = futures.Future()
            future.set_running_or_notify_cancel()
            try:
                if not self._initialised and self._begin[0] is not None:
                    self._begin[0](*self._begin[1])
                self._initialised = True
                future.set_result(fn(*args, **kwargs))
            except Exception as error:
                future.set_exception(error)
            return future

    for name in ("ThreadPoolExecutor", "ProcessPoolExecutor"):
        setattr(futures, name, type(name, (_AtOnce,), {"__module__": "concurrent.futures"}))


def _sleep_of_daemon() -> Callable[[Any], None]:
    left = _MOST_SLEEP_S

    def sleep(seconds: Any) -> None:
        nonlocal left
        left -= seconds
        if left < 0:
            raise SystemExit
        _sleep(seconds)

    return sleep
