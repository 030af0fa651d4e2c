"""The way between a kernel of Jupyter and its page: bytes by name come in pieces, and words and bytes go back."""

from typing import Any

from skybook_elsewhere.culling import Culling

_PIECE_BYTES = 4 * 2**20

_arrived: dict[str, bytearray] = {}
_sizes: dict[str, int] = {}
culling = Culling()


class _Telling:
    """What has been told in this run, so that the page knows when something of it is missing."""

    comm: Any = None
    told = 0


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
    """Counts what is told from now on."""
    _Telling.told = 0


def end_telling() -> None:
    """Tells how much has been told."""
    tell({"kind": "end", "told": _Telling.told})


def tell(data: dict[str, Any], buffer: bytes | None = None) -> None:
    """Tells the page something of the run, with bytes where there are any."""
    from comm import create_comm

    if _Telling.comm is None:
        _Telling.comm = create_comm(target_name="skybook.page")
    _Telling.told += 1
    _Telling.comm.send(data, buffers=[] if buffer is None else [buffer])


def give_bytes(stream: bytes) -> None:
    """Sends bytes in pieces."""
    for at in range(0, max(1, len(stream)), _PIECE_BYTES):
        tell({"kind": "piece"}, stream[at : at + _PIECE_BYTES])
