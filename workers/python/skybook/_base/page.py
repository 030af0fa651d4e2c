"""The way from Python to the page: what the running cell shows and prints, and what it asks of catalogues."""

from collections.abc import Awaitable, Callable
from typing import Any

type Event = dict[str, Any]
type Ask = Callable[[Any], Awaitable[Any]]


class QuestionFailed(Exception):
    """What was asked of the page failed; `failure` says how, in the page's form."""

    def __init__(self, failure: dict[str, str | int]) -> None:
        super().__init__(failure["message"])
        self.failure = failure


class _Page:
    def __init__(self) -> None:
        self.post: Callable[[Event], None] = lambda event: None
        self.ask: Ask | None = None


_page = _Page()


def attach(post: Callable[[Event], None], ask: Ask) -> None:
    """Sends events to `post`, and questions to `ask`, from now on."""
    _page.post = post
    _page.ask = ask


def emit(event: Event) -> None:
    """Tells the page one event of the running cell: `{"kind": "shown" | "stream" | "clear" | "progress", …}`."""
    _page.post(event)


def ask_page(question: dict[str, Any]) -> dict[str, Any]:
    """Asks the page's catalogue engine and waits for its answer, a carried value; raises `QuestionFailed`."""
    from pyodide.ffi import can_run_sync, run_sync

    if _page.ask is None or not can_run_sync():
        raise QuestionFailed(
            {
                "kind": "python",
                "message": "This browser cannot have Python wait for a catalogue",
                "advice": "Use an SQL cell and its result name, or a browser with WebAssembly stack switching (Chromium 137 or later).",
            }
        )
    answer = run_sync(_answer(_page.ask, question))
    if "failure" in answer:
        raise QuestionFailed(answer["failure"])
    return answer["carried"]


async def _answer(ask: Ask, question: dict[str, Any]) -> dict[str, Any]:
    import js
    from pyodide.ffi import to_js

    answer = await ask(to_js(question, dict_converter=js.Object.fromEntries))
    return answer.to_py()
