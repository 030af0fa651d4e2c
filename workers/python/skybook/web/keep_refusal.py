"""Refused fetches that libraries swallow, joined to the errors that they raise in their place."""

import functools
from collections.abc import Callable

from skybook.web.refused import FetchRefused

_watches: list[list[FetchRefused]] = []


def note_refusal(error: FetchRefused) -> None:
    """Tells the functions under way that a fetch was refused."""
    for watch in _watches:
        watch.append(error)


def keep_refusal[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The function, whose errors name as their cause the first fetch refused while it ran, where they name none."""

    @functools.wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> R:
        watch: list[FetchRefused] = []
        _watches.append(watch)
        try:
            return function(*args, **kwargs)
        except Exception as error:
            if not watch or error.__cause__ or isinstance(error, FetchRefused):
                raise
            raise error from watch[0]
        finally:
            _watches[:] = [other for other in _watches if other is not watch]

    return kept
