"""`multiprocessing`: each process runs to its end when it is started, in the memory of the one that started it."""

import os
import sys
from types import ModuleType
from typing import Any

from skybook.alone.pools import Pool, Result


def attach(context: Any) -> None:
    """Gives `multiprocessing`, as it is imported, what runs here."""
    pool: Any = ModuleType("multiprocessing.pool")
    pool.Pool = pool.ThreadPool = Pool
    pool.AsyncResult = pool.ApplyResult = pool.MapResult = Result
    parent: Any = sys.modules["multiprocessing"]
    sys.modules["multiprocessing.pool"] = parent.pool = pool
    kinds = _kinds()
    process = kinds.pop("Process")
    for name in ("DefaultContext", "ForkContext", "SpawnContext", "ForkServerContext"):
        getattr(context, name).Process = process
    for name, kind in kinds.items():
        setattr(context.BaseContext, name, staticmethod(kind))


def _kinds() -> dict[str, Any]:
    """What contexts of `multiprocessing` give, by name: the kinds of threads, with what processes have beside them."""
    dummy: Any = __import__("multiprocessing.dummy", fromlist=["dummy"])

    class Process(dummy.DummyProcess):  # type: ignore[misc]
        pid = os.getpid()

        def __init__(self, *args: Any, daemon: bool | None = None, **options: Any) -> None:
            super().__init__(*args, **options)
            self.daemon = bool(daemon)

        def terminate(self) -> None:
            """It has ended."""

        kill = close = terminate

    class Queue(dummy.Queue):  # type: ignore[misc]
        def close(self) -> None:
            """Nothing has to be let go."""

        join_thread = cancel_join_thread = close

    class Value(dummy.Value):  # type: ignore[misc]
        def __init__(self, typecode: Any, value: Any = 0, lock: Any = True) -> None:
            super().__init__(typecode, value)
            self._lock = dummy.RLock()

        def get_lock(self) -> Any:
            return self._lock

        def get_obj(self) -> Any:
            return self

    class Array(list[Any]):
        def __init__(self, typecode: Any, items: Any, lock: Any = True) -> None:
            super().__init__([0] * items if isinstance(items, int) else items)
            self._lock = dummy.RLock()

        def get_lock(self) -> Any:
            return self._lock

        def get_obj(self) -> Any:
            return self

    locks = {
        name: getattr(dummy, name)
        for name in "Lock RLock Semaphore BoundedSemaphore Event Condition Barrier Pipe".split()
    }
    shared = {**locks, "Value": Value, "Array": Array, "Queue": Queue, "JoinableQueue": Queue}

    class Manager:
        def __init__(self, *_args: Any, **_options: Any) -> None:
            for name, kind in {
                **shared,
                "dict": dict,
                "list": list,
                "Namespace": dummy.Namespace,
                "Pool": Pool,
            }.items():
                setattr(self, name, kind)

        def shutdown(self) -> None:
            """There is nothing to end."""

        start = shutdown

        def __enter__(self) -> "Manager":
            return self

        def __exit__(self, *_error: object) -> None:
            pass

    dummy.Manager, dummy.Pool = Manager, Pool
    return {
        **shared,
        "Process": Process,
        "SimpleQueue": Queue,
        "RawValue": Value,
        "RawArray": Array,
        "Manager": Manager,
    }
