"""Who wants to know what has come from the network."""

from collections.abc import Callable

from skybook.web.exchange import Answer, Request

type Listener = Callable[[Request, Answer], None]
_listeners: list[Listener] = []


def on_answer(listener: Listener) -> None:
    """Has `listener` told of every answer from now on."""
    _listeners.append(listener)


def tell_answer(request: Request, answer: Answer) -> None:
    """Tells the listeners of an answer."""
    for listener in _listeners:
        listener(request, answer)
