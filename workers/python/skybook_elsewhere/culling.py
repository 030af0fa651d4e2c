"""The end of a kernel that its page has left: it asks its own server to end it."""

import os
import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

# A page says every few minutes that it is there; a laptop may sleep over lunch.
AFTER_S = 3 * 3600.0
LOOK_S = 60.0


class Culling:
    """Ends this kernel once it has run nothing and heard of no page for `AFTER_S`."""

    def __init__(self) -> None:
        self._seen_s = time.monotonic()
        self._is_busy = False
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Looks from now on."""
        self.seen()
        if self._thread is not None:
            return
        events = _shell().events
        events.register("pre_execute", lambda: self._busy(True))
        events.register("post_execute", lambda: self._busy(False))
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def seen(self) -> None:
        """Notes that a page is there."""
        self._seen_s = time.monotonic()

    def is_left(self) -> bool:
        """Whether nobody has been here for long."""
        return not self._is_busy and time.monotonic() - self._seen_s > AFTER_S

    def _busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.seen()

    def _look(self) -> None:
        while not self.is_left() or not end_kernel():
            time.sleep(LOOK_S)


def end_kernel() -> bool:
    """Asks the server that runs this kernel to end it; whether one agreed."""
    from ipykernel.connect import get_connection_file

    kernel = re.search(r"kernel-([\w-]+)\.json$", get_connection_file())
    if kernel is None:
        return True
    for url, token in _servers():
        asked = urllib.request.Request(f"{url}api/kernels/{kernel.group(1)}", method="DELETE")
        asked.add_header("Authorization", f"token {token}")
        try:
            with urllib.request.urlopen(asked, timeout=10):
                return True
        except OSError:
            continue
    return False


def _servers() -> Iterator[tuple[str, str]]:
    from jupyter_server.serverapp import list_running_servers

    own = os.environ.get("JUPYTERHUB_API_TOKEN", "")
    for server in list_running_servers():
        yield server["url"], server["token"] or own


def _shell() -> Any:
    import sys

    return sys.modules["IPython"].get_ipython()
