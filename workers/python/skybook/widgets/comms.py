"""Comms between widgets and their twins in the page (Jupyter's messaging protocol 5.3, "Custom Messages")."""

import json
import sys
from collections.abc import Callable
from typing import Any

from skybook._base.after_import import after_import
from skybook._base.raised import show_error
from skybook.figures import matplotlib_figures, moving_figures
from skybook.widgets.front_ends import front_end

type Message = dict[str, Any]

# Modules of Jupyter whose page's half the site has itself.
_OWN = frozenset(
    ("@jupyter-widgets/base", "@jupyter-widgets/controls", "@jupyter-widgets/output", "anywidget", None, "")
)


class _Comms:
    def __init__(self) -> None:
        self.post: Callable[[Message], None] = lambda message: None
        self.manager: Any = None
        # The cell that runs, or to whose widget a message has come.
        self.cell = ""
        # Cell → its comms.
        self.opened: dict[str, list[str]] = {}
        self.told: set[str] = set()


_comms = _Comms()


def attach(post: Callable[[Message], None]) -> None:
    """Sends messages to the page by `post` from now on."""
    _comms.post = post


def install() -> None:
    """Has packages of widgets find the page where they look for a kernel, without importing them."""
    after_import("comm", _replace)


def begin_cell(cell_id: str) -> list[str]:
    """What widgets are made belongs to this cell from now on; what its last run has made is given back, for
    `close`."""
    _comms.cell = cell_id
    moving_figures.begin_cell(cell_id)
    return _comms.opened.pop(cell_id, [])


def close(comm_ids: list[str]) -> None:
    """Closes widgets, in Python and in the page."""
    widgets: Any = getattr(sys.modules.get("ipywidgets.widgets.widget"), "_instances", {})
    for comm_id in comm_ids:
        known = widgets.get(comm_id)
        comm = _comms.manager and _comms.manager.comms.get(comm_id)
        if known is not None:
            known.close()
        elif comm:
            comm.close()


def forget_cell(cell_id: str) -> None:
    """Closes the widgets of a cell that is gone, and lets its figures go."""
    moving_figures.forget_cell(cell_id)
    close(_comms.opened.pop(cell_id, []))


def send_event(comm_id: str, event: Message) -> None:
    """Gives an event of a cell to the widget that shows it in the page."""
    _comms.post({"kind": "event", "comm": comm_id, "event": event})


def receive(message: Message) -> None:
    """Takes a message of the page. What its callbacks raise is shown, as what they print."""
    if moving_figures.is_figure(message["comm"]):
        try:
            matplotlib_figures.receive(message["comm"], json.loads(message["data"]))
        except BaseException as error:
            show_error(error)
        return
    comm = _comms.manager and _comms.manager.comms.get(message["comm"])
    if not comm:
        return
    owner = next((cell for cell, ids in _comms.opened.items() if comm.comm_id in ids), "")
    before, _comms.cell = _comms.cell, owner
    told = {
        "header": {"msg_id": message["id"], "msg_type": "comm_msg"},
        "parent_header": {},
        "metadata": {},
        "content": {"comm_id": comm.comm_id, "data": json.loads(message["data"])},
        "buffers": [memoryview(buffer) for buffer in message["buffers"]],
    }
    try:
        if message["kind"] == "close":
            _comms.manager.unregister_comm(comm)
            comm.handle_close(told)
        else:
            comm.handle_msg(told)
        matplotlib_figures.end_cell(shows=True)
    except BaseException as error:
        matplotlib_figures.end_cell(shows=False)
        show_error(error)
    finally:
        _comms.cell = before


def _replace(comm: Any) -> None:
    base: Any = comm.base_comm
    _comms.manager = base.CommManager()

    class PageComm(base.BaseComm):  # type: ignore[misc]
        """A comm whose other end is the page."""

        def publish_msg(
            self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
        ) -> None:
            kind = {"comm_open": "open", "comm_msg": "message", "comm_close": "close"}[msg_type]
            if kind == "open":
                _comms.opened.setdefault(_comms.cell, []).append(self.comm_id)
                _send_front_end((data or {}).get("state", {}))
            elif kind == "close":
                for ids in _comms.opened.values():
                    if self.comm_id in ids:
                        ids.remove(self.comm_id)
            _comms.post(
                {
                    "kind": kind,
                    "comm": self.comm_id,
                    "target": str(keys.get("target_name") or ""),
                    "cell": _comms.cell,
                    "data": _as_json(data or {}),
                    "metadata": _as_json(metadata or {}),
                    "buffers": [memoryview(buffer).cast("B") for buffer in buffers or ()],
                }
            )

    comm.create_comm = PageComm
    comm.get_comm_manager = lambda: _comms.manager


def _send_front_end(state: Message) -> None:
    for module in {state.get("_model_module"), state.get("_view_module")} - _OWN - _comms.told:
        for name, text in front_end(str(module)):
            _comms.told.add(name)
            _comms.post({"kind": "frontEnd", "module": name, "text": text})


def _as_json(value: Any) -> str:
    try:
        return json.dumps(value, allow_nan=False, default=_plain)
    except ValueError:
        # JSON has no such numbers; kernels of Jupyter send null.
        return json.dumps(_finite(value), default=_plain)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return _finite(value.tolist())
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, (list, tuple)) else value
