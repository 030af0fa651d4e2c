"""The notebook's folder: which files are there, and which of them cells have written."""

import os
from itertools import islice
from typing import Any, TypedDict

from skybook._base.beside import is_from_beside

FOLDER = os.path.expanduser("~")
_MOST_SHOWN = 1000

# By path, size and time as they were last told.
_told: dict[str, tuple[int, int]] = {}


class File(TypedDict):
    """A file by its path in the folder."""

    path: str
    bytes: Any


def files() -> dict[str, Any]:
    """`{"files": [{"path", "bytes"}], "moreFiles"}` to be shown of what is there: a first part, and how many are left."""
    found = _found()
    shown = [{"path": path, "bytes": size} for path, (size, _) in islice(found.items(), _MOST_SHOWN)]
    return {"files": shown, "moreFiles": len(found) - len(shown)}


def changed() -> dict[str, Any] | None:
    """`{"written": [{"path", "bytes"}], "gone": [path]}` since this was last asked; nothing where all is as it was."""
    now = {path: seen for path, seen in _found().items() if not is_from_beside(os.path.join(FOLDER, path))}
    written = [{"path": path, "bytes": seen[0]} for path, seen in now.items() if _told.get(path) != seen]
    gone = [path for path in _told if path not in now]
    _told.clear()
    _told.update(now)
    return {"written": written, "gone": gone} if written or gone else None


def put(given: list[File]) -> None:
    """Puts files into the folder."""
    for file in given:
        path = os.path.normpath(os.path.join(FOLDER, file["path"]))
        if not path.startswith(FOLDER + os.sep):
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as opened:
            opened.write(file["bytes"])
    _told.update(_found())


def _found() -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for folder, folders, names in os.walk(FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = os.path.join(folder, name)
            try:
                seen = os.stat(path)
            except OSError:
                # A link that leads nowhere.
                continue
            found[os.path.relpath(path, FOLDER)] = (seen.st_size, seen.st_mtime_ns)
    return found
