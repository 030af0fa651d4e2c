"""What a block or a cell prints and shows, kept."""

import contextlib
from collections.abc import Iterator
from contextvars import Token
from typing import Any

from skybook._base import page


class Output:
    """One thing that was shown."""

    def __init__(self, shown: dict[str, Any]) -> None:
        self._shown = shown
        self.data: dict[str, Any] = shown["data"]
        self.metadata: dict[str, Any] = {}

    def display(self) -> None:
        """Shows it."""
        page.emit({"kind": "shown", "shown": self._shown})

    _ipython_display_ = display

    def _repr_mimebundle_(self, **_asked: Any) -> dict[str, Any]:
        return self.data


class Captured:
    """What has been kept."""

    def __init__(self) -> None:
        self.events: list[page.Event] = []

    def _text(self, stream: str) -> str:
        return "".join(
            event["text"] for event in self.events if event["kind"] == "stream" and event["stream"] == stream
        )

    @property
    def stdout(self) -> str:
        return self._text("stdout")

    @property
    def stderr(self) -> str:
        return self._text("stderr")

    @property
    def outputs(self) -> list[Output]:
        return [Output(event["shown"]) for event in self.events if event["kind"] == "shown"]

    def show(self) -> None:
        """Shows it after all."""
        for event in self.events:
            page.emit(event)

    __call__ = show

    def __str__(self) -> str:
        return self.stdout


@contextlib.contextmanager
def capture_output(stdout: bool = True, stderr: bool = True, display: bool = True) -> Iterator[Captured]:
    """Around a block: keeps what it prints and shows, of the kinds that are asked for."""
    captured = Captured()
    token = begin(captured, stdout, stderr, display)
    try:
        yield captured
    finally:
        page.restore(token)


def begin(captured: Captured, stdout: bool = True, stderr: bool = True, display: bool = True) -> Token[Any]:
    """Begins to keep; gives what `page.restore` takes to end it."""
    kept, outer = {"stdout": stdout, "stderr": stderr}, page.sink()

    def take(event: page.Event) -> None:
        is_kept = kept.get(str(event["stream"]), True) if event["kind"] == "stream" else display
        if is_kept:
            captured.events.append(event)
        else:
            outer(event)

    return page.redirect(take)
