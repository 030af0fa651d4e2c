"""What a kernel of Jupyter does for a page of Skybook: it takes bytes by name, runs what the page has written, and sends
tables back in pieces."""

import json
from typing import Any

from skybook_elsewhere import front
from skybook_elsewhere.parts import packed

_PIECE_BYTES = 4 * 2**20

_arrived: dict[str, bytearray] = {}


def listen() -> None:
    """Takes what the page sends from now on."""
    from comm import get_comm_manager

    get_comm_manager().register_target("skybook", _opened)


def _opened(comm: Any, _: Any) -> None:
    comm.on_msg(_take)


def _take(message: dict[str, Any]) -> None:
    data, pieces = message["content"]["data"], message["buffers"]
    kept = _arrived.setdefault(data["name"], bytearray())
    if data["isFirst"]:
        kept.clear()
    for piece in pieces:
        kept.extend(piece)


def take(name: str) -> bytes:
    """What has arrived under a name; it is gone from here then."""
    return bytes(_arrived.pop(name))


def tell(data: dict[str, Any], buffer: bytes | None = None) -> None:
    """Tells the page something of the run, with bytes where there are any."""
    from comm import create_comm

    comm = create_comm(target_name="skybook.page")
    comm.send(data, buffers=[] if buffer is None else [buffer])


def give(name: str, table: Any) -> None:
    """Sends an Arrow table to the page."""
    stream = packed(table)
    for at in range(0, max(1, len(stream)), _PIECE_BYTES):
        piece = stream[at : at + _PIECE_BYTES]
        tell({"kind": "piece", "name": name, "isLast": at + _PIECE_BYTES >= len(stream)}, piece)


def put_tables(names: list[str]) -> None:
    """Makes tables that have arrived those of the notebook."""
    import pyarrow as pa

    for name in names:
        front.database().put(name, pa.ipc.open_stream(take(f"table {name}")).read_all())


def query(engine: str) -> None:
    """Runs the SQL cell that has arrived, and sends its result."""
    import duckdb

    asked = json.loads(take("cell"))
    front.use(engine)
    database = front.database()
    database.told = lambda label, done, total: tell({"kind": "progress", "label": label, "done": done, "total": total})
    put_tables(asked["tables"])
    arrow = database.carry_out(asked["cell"], asked["constants"])
    tell({"kind": "by", "words": f"DuckDB {duckdb.__version__} on {engine}"})
    if arrow is not None:
        give("result", arrow)
