"""Commands of a shell on Python's own files."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from skybook.shell.words import plain


class Partly(FileNotFoundError):
    """Of some of the files that a command was given there are none; `printed` is what it says of the others."""

    def __init__(self, printed: str, missing: str) -> None:
        super().__init__(errno.ENOENT, "No such file or directory", missing)
        self.printed = printed


def _listed(words: list[str]) -> str:
    is_long = any(word.startswith("-") and "l" in word for word in words)
    shown: list[str] = []
    missing: list[str] = []
    places = plain(words) or ["."]
    for place in places:
        path = Path(place)
        if not path.exists():
            missing.append(place)
            continue
        is_inside = path.is_dir() and not any(word.startswith("-") and "d" in word for word in words)
        found = sorted(one for one in path.iterdir() if not one.name.startswith(".")) if is_inside else [path]
        for one in found:
            size = one.stat().st_size
            name = one.name if is_inside else str(one)
            shown.append(f"{size:>12} {name}" if is_long else name)
    said = "".join(f"{line}\n" for line in shown)
    if missing:
        raise Partly(said, " ".join(missing))
    return said


def _printed(words: list[str]) -> str:
    return "".join(Path(name).read_text(errors="replace") for name in plain(words))


def _pieces(words: list[str]) -> tuple[int, list[str]]:
    """The lines of files, or with `-c` their characters, and how many are wanted (`-n 5`, `-5`; 10)."""
    count, names, rest = "10", list[str](), iter(words)
    for word in rest:
        if word in ("-n", "-c"):
            count = next(rest, "")
        elif word.startswith("-") and word.lstrip("-nc").isdigit():
            count = word.lstrip("-nc")
        else:
            names.append(word)
    text = _printed(names)
    by_characters = any(word.startswith("-c") for word in words)
    return int(count), list(text) if by_characters else text.splitlines(keepends=True)


def _head(words: list[str]) -> str:
    count, pieces = _pieces(words)
    return "".join(pieces[:count])


def _tail(words: list[str]) -> str:
    count, pieces = _pieces(words)
    return "".join(pieces[-count:])


def _counted(words: list[str]) -> str:
    text = _printed(words)
    counts = [text.count("\n"), len(text.split()), len(text.encode())]
    only = [count for count, option in zip(counts, ("-l", "-w", "-c"), strict=True) if option in words]
    return " ".join(str(count) for count in [*(only or counts), *plain(words)]) + "\n"


def _copied(words: list[str]) -> str:
    *sources, target = plain(words)
    for source in sources:
        place = Path(target, Path(source).name) if Path(target).is_dir() else Path(target)
        if Path(source).is_dir():
            shutil.copytree(source, place)
        else:
            shutil.copy(source, place)
    return ""


def _moved(words: list[str]) -> str:
    *sources, target = plain(words)
    for source in sources:
        shutil.move(source, target)
    return ""


def _removed(words: list[str]) -> str:
    for name in plain(words):
        if os.path.isdir(name) and any(word.startswith("-") and "r" in word.lower() for word in words):
            shutil.rmtree(name)
        elif os.path.exists(name) or not any(word.startswith("-") and "f" in word for word in words):
            os.remove(name)
    return ""


def _made(words: list[str]) -> str:
    for name in plain(words):
        os.makedirs(name, exist_ok="-p" in words)
    return ""


def _touched(words: list[str]) -> str:
    for name in plain(words):
        Path(name).touch()
    return ""


def _said(words: list[str]) -> str:
    ended = "" if words[:1] == ["-n"] else "\n"
    return " ".join(word for word in words if word not in ("-n", "-e")) + ended


FILE_COMMANDS: dict[str, Callable[[list[str]], str]] = {
    "cat": _printed,
    "cp": _copied,
    "echo": _said,
    "head": _head,
    "ls": _listed,
    "mkdir": _made,
    "mv": _moved,
    "rm": _removed,
    "tail": _tail,
    "rmdir": lambda words: _removed(["-r", *words]),
    "touch": _touched,
    "wc": _counted,
}
