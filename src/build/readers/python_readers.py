"""The readers of the Python package, with the texts that are hardest on them, and how the cost of each grows as its
text is doubled: as JSON on standard output.

Run by CPython, whose patterns are Pyodide's; the package itself, which needs a page, is not started.
"""

import contextlib
import gc
import json
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[3] / "workers/python/skybook"
# Beside `__init__`, which asks for the page.
skybook = types.ModuleType("skybook")
skybook.__path__ = [str(PACKAGE)]
sys.modules["skybook"] = skybook

from skybook import catalogue_sql  # noqa: E402
from skybook._page import complete  # noqa: E402
from skybook.provenance import form_part, heard  # noqa: E402
from skybook.web.exchange import Answer, Request  # noqa: E402

MOST = 2**20
ENOUGH_S = 0.05
DOUBTED = 2.6
REPEATS = 3

type_of_form = {"Content-Type": "multipart/form-data; boundary=x"}


def heard_at(url: str, body: bytes = b"") -> None:
    """Notes an answer."""
    heard.note_answer(Request("POST", url, type_of_form, body), Answer(200, url, {}, body))


READERS: dict[str, tuple[list[str], Callable[[str], object], list[str]]] = {
    "a name to be completed": (
        ["_page/complete.py"],
        lambda text: complete.complete(text, {"a": {"a": 1}}),
        ["a", "a.", ".a", "a[", 'a["', '["a', " ", "a\n"],
    ),
    "a query over a catalogue": (
        ["catalogue_sql.py"],
        lambda text: [
            catalogue_sql.is_query(text),
            catalogue_sql.over_this(catalogue_sql.Selection("a"), text),
            catalogue_sql.text(text),
        ],
        [" ", "with ", "select", "'", "\n", "a"],
    ),
    "a form that is sent": (
        ["provenance/form_part.py"],
        lambda text: form_part.form_part(text.encode(), "QUERY"),
        ['name="QUERY"\r\n', 'name="QUERY"\r\na\r\n', "\r\n", "\r\n--", 'NAME="query"\r\n\r\n', "a", "-"],
    ),
    "an answer": (
        ["provenance/heard.py"],
        lambda text: [
            heard_at("https://a:443/" + text, text.encode()),
            heard_at("https://" + text),
            heard.last_heard(text),
        ],
        [":443", "/", "a", "&", "QUERY=1&", "%41", "?", 'name="QUERY"\r\n', "="],
    ),
}


def cost(read: Callable[[str], object], text: str) -> float:
    """Seconds of this process's own work."""
    start = time.process_time()
    with contextlib.suppress(ValueError):
        read(text)
    return time.process_time() - start


def growth(read: Callable[[str], object], part: str) -> float:
    """What a reader costs where its text is doubled, over what it costs for the text."""

    def make(length: int) -> str:
        return part * max(1, length // len(part)) + "!"

    length = 256
    while (spent := cost(read, make(length))) < ENOUGH_S and length < MOST // 2:
        length *= 2
    shorter, longer = cost(read, make(length)), cost(read, make(2 * length))
    if longer < ENOUGH_S or (spent < ENOUGH_S and longer < DOUBTED * shorter):
        return 1.0 if longer < ENOUGH_S else longer / shorter
    costs = [float("inf")] * 3
    for _ in range(REPEATS):
        for power in range(3):
            gc.collect()
            costs[power] = min(costs[power], cost(read, make(2**power * length // 2)))
    return (costs[2] / costs[0]) ** 0.5


print(
    json.dumps(
        [
            {"name": name, "modules": modules, "inputs": {part: growth(read, part) for part in parts}}
            for name, (modules, read, parts) in READERS.items()
        ]
    )
)
