"""What stands in for a shell where widgets ask for one: it shows what their callbacks have raised."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

from skybook._base.after_import import after_import
from skybook._base.page import emit

FAILURE = "application/vnd.skybook.failure+json"

type Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class _Telling:
    def __init__(self) -> None:
        self.describe: Callable[[BaseException], dict[str, Any]] = lambda error: {
            "kind": "python",
            "message": str(error),
        }


_telling = _Telling()


class Shell:
    """Only what ipywidgets ask of IPython's."""

    kernel = None

    def showtraceback(self, raised: Raised | None = None, **_options: Any) -> None:
        error = raised[1] if raised else sys.exception()
        if error is not None:
            show_error(error)


def install(describe: Callable[[BaseException], dict[str, Any]]) -> None:
    """Has errors of callbacks be shown as `describe` words them."""
    _telling.describe = describe
    for name in ("widget", "widget_output", "interaction"):
        after_import(f"ipywidgets.widgets.{name}", _give_shell)


def show_error(error: BaseException) -> None:
    """Shows an error where the output of the code goes that has raised it."""
    import json

    failure = _telling.describe(error)
    data = {FAILURE: {"json": json.dumps(failure)}, "text/plain": str(failure["message"])}
    emit({"kind": "shown", "shown": {"data": data}})


def _give_shell(module: Any) -> None:
    shell = Shell()
    module.get_ipython = lambda: shell
