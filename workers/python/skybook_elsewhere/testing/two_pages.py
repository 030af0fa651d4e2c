"""Two pages that share a kernel send it values of one name, and ask for large ones by turns; prints as JSON what each got."""

import json
import os
from typing import Any

from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

_BEGIN = """
import sys, types
sys.path.append(PATH)
sys.modules["skybook"] = types.ModuleType("skybook")
sys.modules["skybook"].__path__ = [PATH + "/skybook"]
import numpy as np
from skybook_elsewhere import kernel, wire
kernel.listen()
first, second = np.zeros(5_000_000), np.ones(3)
"""


def run(client: Any, code: str) -> dict[str, Any]:
    """What a run prints, and how many bytes it sends."""
    sent: dict[str, Any] = {"printed": "", "bytes": 0}
    message = client.execute(code)
    while True:
        told = client.get_iopub_msg(timeout=60)
        if told["parent_header"].get("msg_id") != message:
            continue
        if told["content"].get("execution_state") == "idle":
            return sent
        sent["printed"] += told["content"].get("text", told["content"].get("evalue", ""))
        sent["bytes"] += sum(len(bytes(part)) for part in told["buffers"])


def send(client: Any, data: bytes) -> None:
    """Sends bytes under the name `cell`, as a page does."""
    opening = {"comm_id": data.decode(), "target_name": "skybook", "data": {}}
    about = {"comm_id": data.decode(), "data": {"name": "cell", "isFirst": True, "size": len(data)}}
    for kind, content, parts in (("comm_open", opening, []), ("comm_msg", about, [data])):
        message = client.session.msg(kind, content)
        client.session.send(client.shell_channel.socket, message, buffers=parts)


if __name__ == "__main__":
    ours = os.environ["PYTHONPATH"].split(os.pathsep)
    path = ours.pop()
    # It has a package of the page's that stands for IPython.
    os.environ["PYTHONPATH"] = os.pathsep.join(ours)
    manager, one = start_new_kernel(kernel_name="python3")
    other = manager.client(session=Session(key=manager.session.key))
    other.start_channels()
    other.wait_for_ready(timeout=60)
    try:
        run(one, _BEGIN.replace("PATH", repr(path)))
        send(one, b"ours")
        send(other, b"theirs")
        # What has been sent is taken before what runs.
        run(other, "")
        took = [run(client, 'print(wire.take("cell").decode())')["printed"].strip() for client in (one, other)]
        gave = [run(one, 'kernel.do("give_value", "first")'), run(other, 'kernel.do("give_value", "second")')]
        gave.append(run(one, 'kernel.do("go_on")'))
        gave.append(run(one, 'kernel.do("go_on")'))
        print(json.dumps({"took": took, "gave": [one["bytes"] for one in gave]}))
    finally:
        manager.shutdown_kernel(now=True)
