"""Files that lie where the notebook's own file does."""

import os
from collections.abc import Callable

from skybook._base.imports_of import imports_of

type Sought = Callable[[str], str | None]


class _Beside:
    def __init__(self) -> None:
        self.sought: Sought = lambda path: None


_beside = _Beside()


def attach(sought: Sought) -> None:
    """Has `sought` tell where a file was looked for that is not here, and what was answered."""
    _beside.sought = sought


def is_from_beside(path: str) -> bool:
    """Whether a file came from beside the notebook, from where it comes again."""
    return _beside.sought(path) == ""


def why_missing(path: str) -> str | None:
    """Where a missing file was looked for, and what the reader can do."""
    where = _beside.sought(os.path.abspath(path))
    if not where:
        return None
    return f"It was looked for beside the notebook, at {where}. Press Add data and choose the file, then open it as /local/{os.path.basename(path)}."


def find_module(name: str) -> bool:
    """Looks for a module beside the notebook, with those that it takes from there; whether there is one."""
    return _find(name, os.getcwd(), set())


def _find(name: str, folder: str, seen: set[str]) -> bool:
    place = os.path.join(folder, *name.split("."))
    if place in seen:
        return False
    seen.add(place)
    file = next((one for one in (f"{place}.py", os.path.join(place, "__init__.py")) if os.path.isfile(one)), None)
    if file is None:
        return False
    with open(file, encoding="utf-8", errors="replace") as source:
        text = source.read()
    inside = os.path.dirname(file)
    for other in imports_of(text):
        _find(other, folder, seen)
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["from"] and len(words) > 3 and words[1].startswith(".") and not words[1].startswith(".."):
            relative = words[1].lstrip(".")
            for other in [relative] if relative else [word.strip(",()") for word in words[3:]]:
                _find(other, inside, seen)
    return True
