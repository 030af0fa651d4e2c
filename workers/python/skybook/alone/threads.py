"""Threads: each runs once its starter waits for it, sleeps or is done. One that waits lets those run that have not begun;
what only one that has begun could bring says that there is none."""

import time
from collections.abc import Callable
from typing import Any

NO_THREADS = "can't start new thread: this waits for what a thread that has begun would do next, and a page's Python goes on with one at a time"
# A daemon that sleeps this long in all would go on for ever.
_MOST_SLEEP_S = 10.0
_sleep = time.sleep
# Threads that were started and have not begun.
_waiting: list["_Handle"] = []


class _Handle:
    """What `threading` knows of a thread of the system."""

    ident = 0

    def __init__(self) -> None:
        self._done = False
        self.run: Callable[[], None] = lambda: None

    def is_done(self) -> bool:
        if self in _waiting:
            # Whoever asks until it is done waits for it.
            _begin(self)
            return False
        return self._done

    def join(self, timeout: float | None = None) -> None:
        if self in _waiting:
            _begin(self)
        if not self._done and timeout is None:
            raise RuntimeError(NO_THREADS)

    def _set_done(self) -> None:
        self._done = True


class _Notice:
    """What a condition wakes."""

    came = False

    def release(self) -> None:
        """It is woken."""
        self.came = True


def finish() -> None:
    """Runs the threads that have not begun, as their cell is done."""
    while _waiting:
        _begin(_waiting[0])


def attach(threading: Any) -> None:
    """Has threads run when there is nothing else to do."""

    def start(function: Callable[[], object], handle: _Handle | None = None, daemon: bool = True) -> None:
        handle = handle or _Handle()
        thread = getattr(function, "__self__", None)

        def run() -> None:
            ident = threading.get_ident()
            starter = threading._active.get(ident)
            stopped = _watch(thread)
            slept, time.sleep = time.sleep, _sleep_of_daemon() if daemon else sleep
            try:
                function()
            finally:
                time.sleep = slept
                handle._set_done()
                if starter is not None:
                    threading._active[ident] = starter
            if stopped:
                raise stopped[0]

        handle.run = run
        _waiting.append(handle)
        if thread is not None:
            thread._started.set()

    def wait(self: Any, timeout: float | None = None) -> bool:
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        notice = _Notice()
        self._waiters.append(notice)
        held = self._release_save()
        try:
            while _waiting and not notice.came:
                _begin(_waiting[0])
            if timeout is not None and not notice.came:
                time.sleep(max(timeout, 0))
        finally:
            self._acquire_restore(held)
            if not notice.came:
                self._waiters.remove(notice)
        if timeout is None and not notice.came:
            # A daemon that waits for ever is one that has nothing to do.
            raise SystemExit if threading.current_thread().daemon else RuntimeError(NO_THREADS)
        return notice.came

    def sleep(seconds: Any) -> None:
        finish()
        _sleep(seconds)

    time.sleep = sleep
    threading._start_joinable_thread = start
    threading._ThreadHandle = _Handle
    threading.Condition.wait = wait


def attach_queue(queue: Any) -> None:
    """Has a queue that is full take more, as nobody empties it before its writer waits for them."""
    # The one in C waits for a thread of the system.
    queue.SimpleQueue = queue._PySimpleQueue
    put = queue.Queue.put

    def put_over(self: Any, item: Any, block: bool = True, timeout: float | None = None) -> None:
        import threading

        most = self.maxsize
        if not block or timeout is not None or threading.current_thread().daemon:
            put(self, item, block, timeout)
            return
        self.maxsize = 0
        try:
            put(self, item)
        finally:
            self.maxsize = most

    queue.Queue.put = put_over


def _begin(handle: _Handle) -> None:
    _waiting.remove(handle)
    handle.run()


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
