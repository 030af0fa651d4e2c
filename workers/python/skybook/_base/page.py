"""The way from Python to the page: what the running cell shows and prints, and what it asks of catalogues."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar, Token
from typing import Any, TypedDict

type Event = dict[str, Any]
type Ask = Callable[[Any], Awaitable[Any]]
type Sink = Callable[[Event], None]


class Answer(TypedDict, total=False):
    """What the page answers: a carried value, or how it failed."""

    carried: dict[str, Any]
    failure: dict[str, str | int]


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
_sink: ContextVar[Sink | None] = ContextVar("sink", default=None)


def attach(post: Callable[[Event], None], ask: Ask) -> None:
    """Sends events to `post`, and questions to `ask`, from now on."""
    _page.post = post
    _page.ask = ask


def emit(event: Event) -> None:
    """Tells the page one event of the running cell: `{"kind": "shown" | "stream" | "clear" | "progress", …}`."""
    sink = _sink.get()
    if sink is None or event["kind"] == "progress":
        _page.post(event)
    else:
        sink(event)


def sink() -> Sink:
    """Where what code of this context shows and prints goes."""
    return _sink.get() or _page.post


def redirect(sink: Sink) -> Token[Sink | None]:
    """Sends what code of this context shows and prints to `sink`, until `restore` is given the token."""
    return _sink.set(sink)


def restore(token: Token[Sink | None]) -> None:
    """Ends a `redirect`."""
    _sink.reset(token)


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
    answer: Answer = run_sync(_answer(_page.ask, question))
    if "failure" in answer:
        raise QuestionFailed(answer["failure"])
    return answer["carried"]


async def _answer(ask: Ask, question: dict[str, Any]) -> Answer:
    import js
    from pyodide.ffi import to_js

    answer: Answer = (await ask(to_js(question, dict_converter=js.Object.fromEntries))).to_py()
    return answer
