"""Files that Python has written, for the reader."""

import os
from pathlib import Path
from typing import Any

from skybook._base.page import emit

# What a page may be asked to hold twice.
_MOST_BYTES = 500_000_000
_FILE = "application/vnd.skybook.file+json"


def show_file(path: str) -> None:
    """Shows a file as a button that takes it to the reader's disk."""
    import json

    place = Path(path)
    size = place.stat().st_size
    if size > _MOST_BYTES:
        raise ValueError(f"{path} has {size:,} bytes; a page can give away at most {_MOST_BYTES:,} at once")
    data: dict[str, Any] = {
        _FILE: {"json": json.dumps({"name": place.name, "buffer": "file"})},
        "text/plain": os.path.abspath(path),
    }
    emit({"kind": "shown", "shown": {"data": data, "buffers": {"file": place.read_bytes()}}})
