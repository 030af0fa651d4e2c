"""Commands of a shell that pick from lines, and what hands the lines of one to the next."""

import itertools
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from skybook.shell.words import plain


def piped(command: Callable[[list[str]], str], words: list[str], given: str) -> str:
    """What a command prints of a text that another has printed."""
    with tempfile.NamedTemporaryFile("w", suffix=".piped") as file:
        file.write(given)
        file.flush()
        return command([*words, file.name]).replace(f" {file.name}", "")


def matching(words: list[str]) -> str:
    """`grep`: the lines that a pattern is in."""
    flags = _flags(words)
    pattern, *names = plain(words)
    pattern = re.escape(pattern) if "F" in flags else pattern
    wanted = re.compile(pattern, re.IGNORECASE if "i" in flags else 0)
    said: list[str] = []
    for name in names:
        found = [
            (number, line)
            for number, line in enumerate(_lines(name), 1)
            if (wanted.search(line) is None) == ("v" in flags)
        ]
        begin = f"{name}:" if len(names) > 1 and "h" not in flags else ""
        if "c" in flags:
            said.append(f"{begin}{len(found)}\n")
        elif "l" in flags:
            said.extend([f"{name}\n"] if found else [])
        else:
            said.extend(f"{begin}{f'{number}:' if 'n' in flags else ''}{line}\n" for number, line in found)
    return "".join(said)


def sorted_lines(words: list[str]) -> str:
    """`sort`: lines in their order, of texts or of the numbers that they begin with."""
    flags = _flags(words)
    lines = [line for name in plain(words) for line in _lines(name)]
    lines = list(dict.fromkeys(lines)) if "u" in flags else lines
    lines.sort(key=_number if "n" in flags or "g" in flags else lambda line: (0.0, line), reverse="r" in flags)
    return "".join(f"{line}\n" for line in lines)


def deduplicated(words: list[str]) -> str:
    """`uniq`: each of equal lines that follow each other once."""
    groups = [(line, len(list(same))) for name in plain(words) for line, same in itertools.groupby(_lines(name))]
    return "".join(f"{count:>7} {line}\n" if "c" in _flags(words) else f"{line}\n" for line, count in groups)


def cut(words: list[str]) -> str:
    """`cut -d, -f1,3`: fields of lines."""
    sign, fields, names = "\t", "1", list[str]()
    rest = iter(words)
    for word in rest:
        if word.startswith("-d"):
            sign = word[2:] or next(rest, sign)
        elif word.startswith("-f"):
            fields = word[2:] or next(rest, fields)
        elif not word.startswith("-"):
            names.append(word)
    wanted = {at for part in fields.split(",") for at in _range(part)}
    lines = [line.split(sign) for name in names for line in _lines(name)]
    return "".join(f"{sign.join(field for at, field in enumerate(line, 1) if at in wanted)}\n" for line in lines)


def _range(part: str) -> range:
    begin, sign, end = part.partition("-")
    first = int(begin or 1)
    return range(first, int(end or 1000) + 1 if sign else first + 1)


def _flags(words: list[str]) -> str:
    return "".join(word[1:] for word in words if word.startswith("-") and not word.startswith("--"))


def _lines(name: str) -> list[str]:
    return Path(name).read_text(errors="replace").splitlines()


def _number(line: str) -> tuple[float, str]:
    found = re.match(r"\s*[+-]?\d*\.?\d+(?:[eE][+-]?\d+)?", line)
    return (float(found[0]) if found else 0.0, line)
