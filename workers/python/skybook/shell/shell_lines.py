"""Lines of a shell in their parts, and what of them only a real shell does."""

import os
import re
import shlex
from collections.abc import Iterator

_HOLDS = frozenset("if then else elif fi for while until do done case esac function select { } ! [[ trap".split())
_MADE = re.compile(r"\$\(|`|<<|\$\{\w*[^\w}]|^\s*\w+\s*\(\)")
_NAME = re.compile(r"\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*)|(\?))")
_ASSIGNED = re.compile(r"[A-Za-z_]\w*=")
# What a command sends its lines to that are to stand among the errors.
STDERR = "/dev/stderr"
_SIGNS = ("&&", "||", ";", "\n", "&")


def parts_of(text: str) -> list[tuple[str, str]]:
    """The commands of a text in their order, each behind the sign that stands before it: `;`, `&&` or `||`."""
    found: list[tuple[str, str]] = []
    sign, begun, at = ";", 0, 0
    pieces = list(_pieces(text))
    for at, quoted, piece in pieces:
        if not quoted and piece in _SIGNS:
            found.append((sign, text[begun:at]))
            sign, begun = piece if piece in ("&&", "||") else ";", at + len(piece)
    found.append((sign, text[begun:]))
    return [(sign, part.strip()) for sign, part in found if part.strip() and not part.strip().startswith("#")]


def with_streams(text: str) -> str:
    """The text with what it does to its streams said by names of files."""
    runs: list[tuple[str, str]] = []
    for _, quoted, piece in _pieces(text):
        kind = "plain" if not quoted and piece not in "'\"" else "quoted"
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + piece)
        else:
            runs.append((kind, piece))
    return "".join(_sent(run) if kind == "plain" else run for kind, run in runs)


def _sent(run: str) -> str:
    run = re.sub(r"\s2>\s*(?:&1|/dev/null)", "", run)
    return re.sub(r"\s1?>\s*&2\b", f" > {STDERR}", run).replace("&>", ">")


def needs_shell(text: str) -> bool:
    """Whether a text has loops, conditions, functions or commands within commands."""
    if _MADE.search("".join(piece for _, quoted, piece in _pieces(text) if quoted != "'")):
        return True
    return any(part.split(maxsplit=1)[0] in _HOLDS for _, part in parts_of(text))


def filled(part: str, variables: dict[str, str], status: int) -> str:
    """The command with the values of its variables put in."""

    def put(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        return str(status) if name is None else variables.get(name, os.environ.get(name, ""))

    kept: list[str] = []
    run = ""
    for _, quoted, piece in _pieces(part):
        if quoted == "'" or piece == "\\$":
            kept += [_NAME.sub(put, run), piece]
            run = ""
        else:
            run += piece
    return "".join([*kept, _NAME.sub(put, run)])


def assigned(words: list[str]) -> tuple[dict[str, str], list[str]]:
    """The variables that the first words of a command set, and its other words."""
    rest = words[1:] if words[:1] == ["export"] else words
    values: dict[str, str] = {}
    while rest and _ASSIGNED.match(rest[0]):
        name, _, value = rest[0].partition("=")
        values[name] = value
        rest = rest[1:]
    return values, [] if words[:1] == ["export"] else rest


def words_of(part: str) -> list[str]:
    """The words of a command, without their quotes."""
    try:
        return shlex.split(part, comments=True)
    except ValueError:
        return part.split()


def _pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """Signs and other characters with their places and the quotes that they stand in; comments are left out."""
    quoted, at = "", 0
    while at < len(text):
        char = text[at]
        if char == "\\" and quoted != "'" and at + 1 < len(text):
            yield at, quoted, text[at : at + 2]
            at += 2
            continue
        if not quoted and char == "#" and (at == 0 or text[at - 1] in " \t\n;"):
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        if char in "'\"" and quoted in ("", char):
            yield at, char, char
            quoted = "" if quoted else char
            at += 1
            continue
        double = text[at : at + 2]
        piece = double if not quoted and double in ("&&", "||", ">&", "&>", "<<") else char
        yield at, quoted, piece
        at += len(piece)
