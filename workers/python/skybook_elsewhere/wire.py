"""The way between a kernel of Jupyter and its page: bytes by name come in pieces, and words and bytes go back."""

from collections import deque
from typing import Any

from skybook_elsewhere.culling import Culling

_PIECE_BYTES = 4 * 2**20
# What a page is sent at once; it asks for more when it has taken that.
_SHARE_BYTES = 4 * _PIECE_BYTES

_arrived: dict[str, bytearray] = {}
_sizes: dict[str, int] = {}
culling = Culling()


class _Telling:
    """What has been told in this run, so that the page knows when something of it is missing."""

    comm: Any = None
    told = 0
    given_bytes = 0
    waiting: deque[tuple[dict[str, Any], memoryview | None]] = deque()


def opened(comm: Any, _: Any) -> None:
    """Takes what comes by a comm of the page."""
    comm.on_msg(_take)


def _take(message: dict[str, Any]) -> None:
    culling.seen()
    data, pieces = message["content"]["data"], message["buffers"]
    if "name" not in data:
        return
    _sizes[data["name"]] = data["size"]
    kept = _arrived.setdefault(data["name"], bytearray())
    if data["isFirst"]:
        kept.clear()
    for piece in pieces:
        kept.extend(piece)


def take(name: str) -> bytes:
    """What has arrived under a name; it is gone from here then."""
    found, size = bytes(_arrived.pop(name, b"")), _sizes.pop(name, -1)
    if len(found) != size:
        raise ConnectionError("the connection broke while values of the page came here: run the cell again")
    return found


def begin_telling() -> None:
    """Counts what is told from now on; what still waits is of no more use."""
    _Telling.told = _Telling.given_bytes = 0
    _Telling.waiting = deque()


def end_telling() -> None:
    """Tells how much has been told, and whether more waits to be asked for."""
    _send({"kind": "end", "told": _Telling.told, "isMore": len(_Telling.waiting) > 0}, None)


def go_on() -> None:
    """Tells the next share of what waits."""
    waiting = _Telling.waiting
    begin_telling()
    for data, buffer in waiting:
        tell(data, buffer)
    end_telling()


def tell(data: dict[str, Any], buffer: memoryview | None = None) -> None:
    """Tells the page something of the run, with bytes where there are any; what is more than a share waits."""
    size = 0 if buffer is None else len(buffer)
    if _Telling.waiting or _Telling.given_bytes + size > _SHARE_BYTES:
        _Telling.waiting.append((data, buffer))
    else:
        _Telling.given_bytes += size
        _send(data, buffer)


def _send(data: dict[str, Any], buffer: memoryview | None) -> None:
    from comm import create_comm

    if _Telling.comm is None:
        _Telling.comm = create_comm(target_name="skybook.page")
    _Telling.told += 1
    _Telling.comm.send(data, buffers=[] if buffer is None else [bytes(buffer)])


def give_bytes(stream: bytes) -> None:
    """Sends bytes in pieces."""
    view = memoryview(stream)
    for at in range(0, max(1, len(view)), _PIECE_BYTES):
        tell({"kind": "piece"}, view[at : at + _PIECE_BYTES])
