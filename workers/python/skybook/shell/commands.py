"""The commands of a shell that notebooks use most, on Python's own files."""

import fnmatch
import os
import re
import shlex
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from skybook.shell.fetch_commands import curled, fetched, untarred, unzipped
from skybook.shell.python_commands import installed, pythons
from skybook.shell.text_commands import cut, deduplicated, matching, piped, sorted_lines
from skybook.shell.told import tell
from skybook.shell.words import plain

type Command = Callable[[list[str]], str]
_STDERR = "/dev/stderr"


def run_command(line: str) -> str:
    """What a line of a shell prints; of what a page cannot do it is told that it was not done."""
    said: list[str] = []
    for part in _parts(_for_streams(line.replace("\\\n", " "))):
        words = [found for word in _words(part) for found in _files(word)]
        target = _redirected(words)
        stages = _between(words, ("|",)) or [[]]
        if any(COMMANDS.get(stage[0] if stage else "") is None for stage in stages):
            _tell_undone(part)
            continue
        printed: str | None = None
        name = ""
        try:
            for name, *rest in (stage or [""] for stage in stages):
                printed = COMMANDS[name](rest) if printed is None else piped(COMMANDS[name], rest, printed)
        except OSError as error:
            tell(f"{name}: {error.strerror or error}: {error.filename or ''}".rstrip(": "))
            break
        except Exception:
            # A program of Python that fails does not fail the cell.
            if COMMANDS[name] is not pythons:
                raise
            tell(traceback.format_exc())
            break
        if target is None:
            said.append(printed or "")
        elif target[1] == _STDERR:
            print(printed, end="", file=sys.stderr)
        else:
            with open(target[1], target[0]) as file:
                file.write(printed or "")
    return "".join(said)


def _for_streams(line: str) -> str:
    """The line with what it does to its streams said by names of files."""
    line = re.sub(r"\s2>\s*(?:&1|/dev/null)", "", line)
    return re.sub(r"\s1?>\s*&2\b", f" > {_STDERR}", line).replace("&>", ">")


def run_program(words: list[str]) -> tuple[str, str, int] | None:
    """What a program prints, what it says of errors and its status; `None` where a page cannot do what it does."""
    printed: list[str] = []
    for part in _between(words, ("&&", ";")):
        name, *rest = (found for word in part for found in _files(word))
        is_python = name == sys.executable or os.path.basename(name).startswith("python")
        command = COMMANDS.get("python" if is_python else name)
        if command is None or not {"|", ">", ">>", "<", "||", "&"}.isdisjoint(part):
            return None
        try:
            printed.append(command(rest))
        except OSError as error:
            said = f"{name}: {error.strerror or error}: {error.filename or ''}".rstrip(": ")
            return "".join(printed), f"{said}\n", 1
        except Exception:
            return "".join(printed), traceback.format_exc(), 1
    return "".join(printed), "", 0


def _between(words: list[str], ends: tuple[str, ...]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in ends:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _parts(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=False, punctuation_chars=";&")
    lexer.whitespace_split = True
    lexer.commenters = ""
    parts: list[list[str]] = [[]]
    try:
        for token in lexer:
            if set(token) <= {";", "&"}:
                parts.append([])
            else:
                parts[-1].append(token)
    except ValueError:
        return [line]
    return [" ".join(part) for part in parts if part]


def _words(part: str) -> list[str]:
    try:
        return shlex.split(part, comments=True)
    except ValueError:
        return part.split()


def _files(word: str) -> list[str]:
    """The files that a word with `*` or `?` means, as a shell gives them."""
    word = os.path.expanduser(word)
    if not any(char in word for char in "*?[") or "://" in word:
        return [word]
    folder, pattern = os.path.split(word)
    names = sorted(fnmatch.filter(os.listdir(folder or "."), pattern)) if os.path.isdir(folder or ".") else []
    return [os.path.join(folder, name) for name in names if not name.startswith(".")] or [word]


def _redirected(words: list[str]) -> tuple[str, str] | None:
    for sign, mode in ((">>", "a"), (">", "w")):
        if sign in words and words.index(sign) + 1 < len(words):
            at = words.index(sign)
            target = words[at + 1]
            del words[at : at + 2]
            return mode, target
    return None


def _tell_undone(part: str) -> None:
    name = part.split(maxsplit=1)[0] if part.split() else part
    if name in ("apt", "apt-get", "brew", "sudo", "yum"):
        tell(
            f"Not done: `{part}`. A page installs nothing on a machine; Python packages come when a cell imports them."
        )
    elif name == "git":
        tell(f"Not done: `{part}`. A page has no git: Add data gives it the files, or urlretrieve fetches one.")
    else:
        tell(
            f"Not done: `{part}`. A page has no shell; ls, cat, cp, mv, rm, mkdir, head, tail, grep, sort, uniq, cut, wc, wget, curl, unzip and tar are done here."
        )


def _listed(words: list[str]) -> str:
    is_long = any(word.startswith("-") and "l" in word for word in words)
    shown: list[str] = []
    places = plain(words) or ["."]
    for place in places:
        path = Path(place)
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        found = [one for one in found if not one.name.startswith(".")] if path.is_dir() else found
        for one in found:
            size = one.stat().st_size
            name = one.name if path.is_dir() else str(one)
            shown.append(f"{size:>12} {name}" if is_long else name)
    return "".join(f"{line}\n" for line in shown)


def _printed(words: list[str]) -> str:
    return "".join(Path(name).read_text(errors="replace") for name in plain(words))


def _count(words: list[str], default: int = 10) -> tuple[int, list[str]]:
    for at, word in enumerate(words):
        if word == "-n" and at + 1 < len(words):
            return int(words[at + 1]), [*words[:at], *words[at + 2 :]]
        if word.startswith("-") and word.lstrip("-n").isdigit():
            return int(word.lstrip("-n")), [*words[:at], *words[at + 1 :]]
    return default, words


def _head(words: list[str]) -> str:
    count, rest = _count(words)
    return "".join(_printed(rest).splitlines(keepends=True)[:count])


def _tail(words: list[str]) -> str:
    count, rest = _count(words)
    return "".join(_printed(rest).splitlines(keepends=True)[-count:])


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
    return " ".join(os.path.expandvars(word) for word in words if word not in ("-n", "-e")) + ended


COMMANDS: dict[str, Command] = {
    "": lambda words: "",
    "cat": _printed,
    "conda": installed,
    "cp": _copied,
    "curl": curled,
    "date": lambda words: __import__("time").strftime("%a %b %d %H:%M:%S %Y\n"),
    "echo": _said,
    "cut": cut,
    "grep": matching,
    "head": _head,
    "ls": _listed,
    "mamba": installed,
    "mkdir": _made,
    "mv": _moved,
    "pip": installed,
    "pip3": installed,
    "pwd": lambda words: f"{os.getcwd()}\n",
    "python": pythons,
    "python3": pythons,
    "rm": _removed,
    "rmdir": lambda words: _removed(["-r", *words]),
    "sort": sorted_lines,
    "tail": _tail,
    "tar": untarred,
    "touch": _touched,
    "uniq": deduplicated,
    "unzip": unzipped,
    "uv": lambda words: installed(words[1:]) if words[:1] == ["pip"] else "",
    "wc": _counted,
    "wget": fetched,
    "basename": lambda words: f"{os.path.basename(words[0])}\n",
    "dirname": lambda words: f"{os.path.dirname(words[0]) or '.'}\n",
    "false": lambda words: "",
    "hostname": lambda words: "page\n",
    "nproc": lambda words: f"{os.cpu_count() or 1}\n",
    "sleep": lambda words: "",
    "true": lambda words: "",
    "uname": lambda words: f"{os.uname().sysname}\n",
    "whoami": lambda words: "reader\n",
}
