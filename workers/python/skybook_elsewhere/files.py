"""Files of this machine, in pieces, for a page that asks what a catalogue here is made of."""

import json
import os
from typing import Any

from skybook_elsewhere.wire import give_bytes, take, tell

_MOST_BYTES = 256 * 2**20


def read_files() -> None:
    """Sends the parts of files that have been asked for."""
    for at, asked in enumerate(json.loads(take("files"))):
        try:
            about, data = read_part(asked)
        except (FileNotFoundError, NotADirectoryError):
            about, data = {"isMissing": True}, b""
        except OSError as error:
            about, data = {"failure": f"{type(error).__name__}: {error}"}, b""
        tell({"kind": "file", "at": at, **about})
        if data:
            give_bytes(data)


def read_part(asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What is known of a file, and the bytes from `start` to `end`, or its last `suffixBytes`; of a folder, which ends in
    a slash, the names in it."""
    path = os.path.expanduser(asked["path"])
    if path.endswith("/"):
        with os.scandir(path) as entries:
            return {"names": sorted(entry.name + ("/" if entry.is_dir() else "") for entry in entries)}, b""
    if os.path.isdir(path):
        raise FileNotFoundError(path)
    with open(path, "rb") as file:
        state = os.fstat(file.fileno())
        size = state.st_size
        start = max(0, size - asked["suffixBytes"]) if "suffixBytes" in asked else asked["start"]
        end = min(size, asked.get("end", size), start + _MOST_BYTES)
        file.seek(start)
        return {"size": size, "version": f"{state.st_mtime_ns}-{size}"}, file.read(max(0, end - start))
