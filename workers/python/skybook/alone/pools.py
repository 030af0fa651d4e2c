"""Pools of `multiprocessing`, which call what they are given at once."""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any


class Result:
    """What a pool's call gave, or the error in its place."""

    def __init__(self, call: Callable[[], Any], callback: Any = None, error_callback: Any = None) -> None:
        self._error: Exception | None = None
        self._value: Any = None
        try:
            self._value = call()
        except Exception as error:
            self._error = error
            if error_callback is not None:
                error_callback(error)
        else:
            if callback is not None:
                callback(self._value)

    def get(self, timeout: float | None = None) -> Any:
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout: float | None = None) -> None:
        pass

    def ready(self) -> bool:
        return True

    def successful(self) -> bool:
        return self._error is None


class Pool:
    """A pool whose one worker is the caller."""

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable[..., object] | None = None,
        initargs: Iterable[Any] = (),
        maxtasksperchild: int | None = None,
        context: Any = None,
    ) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._is_open = True
        if initializer is not None:
            initializer(*initargs)

    def _check(self) -> None:
        if not self._is_open:
            raise ValueError("Pool not running")

    def apply(self, func: Callable[..., Any], args: Iterable[Any] = (), kwds: Any = None) -> Any:
        self._check()
        return func(*args, **(kwds or {}))

    def map(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        self._check()
        return [func(one) for one in iterable]

    def starmap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        self._check()
        return list(itertools.starmap(func, iterable))

    def imap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int = 1) -> Iterator[Any]:
        self._check()
        return map(func, iterable)

    imap_unordered = imap

    def apply_async(
        self, func: Any, args: Iterable[Any] = (), kwds: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        self._check()
        return Result(lambda: func(*args, **(kwds or {})), callback, error_callback)

    def map_async(
        self, func: Any, iterable: Any, chunksize: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        self._check()
        return Result(lambda: [func(one) for one in iterable], callback, error_callback)

    def starmap_async(
        self, func: Any, iterable: Any, chunksize: Any = None, callback: Any = None, error_callback: Any = None
    ) -> Result:
        self._check()
        return Result(lambda: list(itertools.starmap(func, iterable)), callback, error_callback)

    def close(self) -> None:
        self._is_open = False

    terminate = close

    def join(self) -> None:
        pass

    def __enter__(self) -> "Pool":
        self._check()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
