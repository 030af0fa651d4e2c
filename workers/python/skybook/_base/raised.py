"""Shows what code has raised that no cell waits for, as callbacks do, where the output of that code goes."""

from collections.abc import Callable
from typing import Any

from skybook._base.page import emit

FAILURE = "application/vnd.skybook.failure+json"


class _Wording:
    def __init__(self) -> None:
        self.describe: Callable[[BaseException], dict[str, Any]] = lambda error: {
            "kind": "python",
            "message": str(error),
        }


_wording = _Wording()


def word(describe: Callable[[BaseException], dict[str, Any]]) -> None:
    """Has errors be shown as `describe` words them."""
    _wording.describe = describe


def show_error(error: BaseException) -> None:
    """Shows an error."""
    import json

    failure = _wording.describe(error)
    data = {FAILURE: {"json": json.dumps(failure)}, "text/plain": str(failure["message"])}
    emit({"kind": "shown", "shown": {"data": data}})
