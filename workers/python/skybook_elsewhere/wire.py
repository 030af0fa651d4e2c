"""The way between a kernel of Jupyter and its pages: bytes by name come in pieces, and words and bytes go back. Two tabs
may share a kernel; what one has sent is no other's."""

import sys
from collections import deque
from typing import Any

from skybook_elsewhere.culling import Culling

_PIECE_BYTES = 4 * 2**20
# What a page is sent at once; it asks for more when it has taken that.
_SHARE_BYTES = 4 * _PIECE_BYTES
# A page that is loaded anew is another.
_MOST_PAGES = 8

culling = Culling()


class _Page:
    """What has come from a page, and what it has been told in its run, so that it knows when something is missing."""

    def __init__(self) -> None:
        self.arrived: dict[str, bytearray] = {}
        self.sizes: dict[str, int] = {}
        self.told = 0
        self.given_bytes = 0
        self.waiting: deque[tuple[dict[str, Any], memoryview | None]] = deque()
        self.share, self.is_whole = 0, False
        self.shared: list[tuple[dict[str, Any], bytes | None]] = []


class _Pages:
    """The pages by the sessions of their messages, and the comm by which all are told."""

    comm: Any = None
    known: dict[str, _Page] = {}


def _page(session: str) -> _Page:
    known = _Pages.known
    found = known.pop(session, None) or _Page()
    known[session] = found
    while len(known) > _MOST_PAGES:
        known.pop(next(iter(known)))
    return found


def _asking() -> _Page:
    """The page whose run this is."""
    return _page(sys.modules["IPython"].get_ipython().parent_header["header"]["session"])


def opened(comm: Any, _: Any) -> None:
    """Takes what comes by a comm of a page."""
    comm.on_msg(_take)


def _take(message: dict[str, Any]) -> None:
    culling.seen()
    data, pieces = message["content"]["data"], message["buffers"]
    if "name" not in data:
        return
    page = _page(message["header"]["session"])
    page.sizes[data["name"]] = data["size"]
    kept = page.arrived.setdefault(data["name"], bytearray())
    if data["isFirst"]:
        kept.clear()
    for piece in pieces:
        kept.extend(piece)


def take(name: str) -> bytes:
    """What has arrived under a name from the page whose run this is; it is gone from here then."""
    page = _asking()
    found, size = bytes(page.arrived.pop(name, b"")), page.sizes.pop(name, -1)
    if len(found) != size:
        raise ConnectionError("the connection broke while values of the page came here: run the cell again")
    return found


def begin_telling(share: int) -> None:
    """Counts what is told from now on, as a share of this number; what still waits is of no more use."""
    page = _asking()
    page.told = page.given_bytes = 0
    page.waiting = deque()
    page.share, page.is_whole, page.shared = share, False, []


def end_telling() -> None:
    """Tells how much has been told, and whether more waits to be asked for."""
    page = _asking()
    page.is_whole = True
    _send(page, {"kind": "end", "told": page.told, "isMore": len(page.waiting) > 0}, None)


def tell_again(share: int) -> None:
    """Tells that share once more, of which something was on its way when the connection broke."""
    page = _asking()
    if page.share != share or not page.is_whole:
        raise ConnectionError("the connection broke while the page asked for this: run the cell again")
    page.told = 0
    for data, buffer in page.shared:
        _send(page, data, buffer)
    end_telling()


def go_on(share: int) -> None:
    """Tells the next share of what waits."""
    waiting = _asking().waiting
    begin_telling(share)
    for data, buffer in waiting:
        tell(data, buffer)
    end_telling()


def tell(data: dict[str, Any], buffer: memoryview | None = None) -> None:
    """Tells the page something of the run, with bytes where there are any; what is more than a share waits."""
    page, size = _asking(), 0 if buffer is None else len(buffer)
    if page.waiting or page.given_bytes + size > _SHARE_BYTES:
        page.waiting.append((data, buffer))
    else:
        page.given_bytes += size
        own = None if buffer is None else bytes(buffer)
        if data.get("kind") != "progress":
            page.shared.append((data, own))
        _send(page, data, own)


def _send(page: _Page, data: dict[str, Any], buffer: bytes | None) -> None:
    from comm import create_comm

    if _Pages.comm is None:
        _Pages.comm = create_comm(target_name="skybook.page")
    page.told += 1
    _Pages.comm.send(data, buffers=[] if buffer is None else [buffer])


def give_bytes(stream: bytes) -> None:
    """Sends bytes in pieces."""
    view = memoryview(stream)
    for at in range(0, max(1, len(view)), _PIECE_BYTES):
        tell({"kind": "piece"}, view[at : at + _PIECE_BYTES])
