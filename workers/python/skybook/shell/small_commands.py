"""Commands of a shell that say one thing, or look at files."""

import fnmatch
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from skybook.shell.told import Undone
from skybook.shell.words import option, plain

_DATE = "%a %b %e %H:%M:%S UTC %Y"
_TESTS: dict[str, Callable[[str], bool]] = {
    "-d": os.path.isdir,
    "-e": os.path.exists,
    "-f": os.path.isfile,
    "-n": bool,
    "-s": lambda path: os.path.isfile(path) and os.path.getsize(path) > 0,
    "-z": lambda text: not text,
}
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    "-eq": int.__eq__,
    "-ge": int.__ge__,
    "-gt": int.__gt__,
    "-le": int.__le__,
    "-lt": int.__lt__,
    "-ne": int.__ne__,
}


def _tested(words: list[str]) -> str:
    """`test` and `[`: something where what they ask is so."""
    asked = [word for word in words if word != "]"]
    is_not = asked[:1] == ["!"]
    return "" if _holds(asked[1:] if is_not else asked) is is_not else "\0"


def _holds(asked: list[str]) -> bool:
    match asked:
        case [name, value] if name in _TESTS:
            return _TESTS[name](value)
        case [left, "=" | "==", right]:
            return left == right
        case [left, "!=", right]:
            return left != right
        case [left, name, right] if name in _COMPARED:
            return _COMPARED[name](int(left), int(right))
        case [] | [_]:
            return bool(asked and asked[0])
    raise Undone


def _formatted(words: list[str]) -> str:
    form, *given = words or [""]
    form = form.replace("%%", "\0").replace("\\n", "\n").replace("\\t", "\t")
    if re.search(r"%(?![sd])", form):
        raise Undone
    places = form.count("%")
    rows = [given[at : at + places] for at in range(0, len(given), places)] if places and given else [[]]
    said = []
    for row in rows:
        values = iter([*row, *[""] * (places - len(row))])
        said.append(re.sub("%[sd]", lambda found: next(values), form))  # noqa: B023
    return "".join(said).replace("\0", "%")


def _date(words: list[str]) -> str:
    form = next((word[1:] for word in words if word.startswith("+")), None)
    if any(not word.startswith("+") and word not in ("-u", "--utc") for word in words):
        raise Undone
    return f"{time.strftime(form if form is not None else _DATE, time.gmtime())}\n"


def _found(words: list[str]) -> str:
    given = [word for word in words[:1] if not word.startswith("-")] or ["."]
    rest = words[1:] if words[:1] == given else words
    name, kind = option(rest, "-name"), option(rest, "-type")
    if set(rest) - {"-name", "-type", "-print", name, kind}:
        raise Undone
    top = Path(given[0])
    if not top.exists():
        raise FileNotFoundError(2, "No such file or directory", given[0])
    paths = [top, *sorted(top.rglob("*"))]
    paths = [path for path in paths if name is None or fnmatch.fnmatch(path.name, name)]
    paths = [path for path in paths if kind is None or path.is_dir() == (kind == "d")]
    dotted = given[0] == "."
    return "".join(f"{'./' if dotted and path != top else ''}{path}\n" for path in paths)


def _changed(words: list[str]) -> str:
    script, *names = words or [""]
    parts = re.fullmatch(r"s(.)(.*?)(?<!\\)\1(.*?)(?<!\\)\1(g?)", script)
    if parts is None or plain(words) != words or re.search(r"\\[(){}+?|]", parts[2]):
        raise Undone
    pattern = re.sub(r"[(){}+?|]", r"\\\g<0>", parts[2])
    put = re.sub(r"(?<!\\)&", r"\\g<0>", parts[3])
    text = "".join(Path(name).read_text(errors="replace") for name in names)
    return "".join(re.sub(pattern, put, line, count=0 if parts[4] else 1) for line in text.splitlines(keepends=True))


def _counted(words: list[str]) -> str:
    numbers = [int(word) for word in words]
    begin, step, end = (
        (numbers[0], *((1, numbers[1]) if len(numbers) == 2 else numbers[1:])) if numbers[1:] else (1, 1, *numbers)
    )
    return "".join(f"{number}\n" for number in range(begin, end + (1 if step > 0 else -1), step))


SMALL: dict[str, Callable[[list[str]], str]] = {
    "[": _tested,
    "basename": lambda words: f"{os.path.basename(words[0].rstrip('/'))}\n",
    "date": _date,
    "dirname": lambda words: f"{os.path.dirname(words[0]) or '.'}\n",
    "false": lambda words: "",
    "find": _found,
    "hostname": lambda words: "page\n",
    "nproc": lambda words: f"{os.cpu_count() or 1}\n",
    "printf": _formatted,
    "sed": _changed,
    "seq": _counted,
    "sleep": lambda words: "",
    "test": _tested,
    "true": lambda words: "",
    "uname": lambda words: f"{os.uname().sysname}\n",
    "whoami": lambda words: "reader\n",
}
