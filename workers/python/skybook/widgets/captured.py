"""`ipywidgets.Output`: what is printed and shown in its `with` goes to the widget instead of the cell."""

import time
from typing import Any

from skybook._base import page
from skybook._base.after_import import after_import
from skybook.figures import matplotlib_figures
from skybook.widgets.comms import send_event

_GATHER_S = 0.05


class _Captured:
    """Sends events to a widget, text in pieces."""

    def __init__(self, comm_id: str) -> None:
        self._comm_id = comm_id
        self._stream = ""
        self._text = ""
        self._sent_s = 0.0

    def take(self, event: page.Event) -> None:
        if event["kind"] != "stream":
            self.flush()
            send_event(self._comm_id, event)
            return
        if event["stream"] != self._stream:
            self.flush()
        self._stream = event["stream"]
        self._text += event["text"]
        if time.monotonic() - self._sent_s > _GATHER_S:
            self.flush()

    def flush(self) -> None:
        if self._text:
            send_event(self._comm_id, {"kind": "stream", "stream": self._stream, "text": self._text})
        self._text, self._sent_s = "", time.monotonic()


def install() -> None:
    """Waits for ipywidgets."""
    after_import("ipywidgets.widgets.widget_output", _replace)


def _replace(module: Any) -> None:
    output = module.Output
    leave, clear = output.__exit__, output.clear_output
    entered: dict[str, list[tuple[_Captured, Any, Any]]] = {}

    def __enter__(self: Any) -> Any:
        captured = _Captured(self.model_id)
        drawn_before = matplotlib_figures.open_figures()
        entered.setdefault(self.model_id, []).append((captured, page.redirect(captured.take), drawn_before))
        return self

    def __exit__(self: Any, kind: Any, error: Any, trace: Any) -> Any:
        captured, token, drawn_before = entered[self.model_id].pop()
        try:
            matplotlib_figures.show_since(drawn_before, shows=kind is None)
            return leave(self, kind, error, trace)
        finally:
            captured.flush()
            page.restore(token)

    def clear_output(self: Any, *args: Any, **options: Any) -> None:
        self.outputs = ()
        clear(self, *args, **options)

    output.__enter__, output.__exit__, output.clear_output = __enter__, __exit__, clear_output
