"""The commands of a shell that notebooks use most, on Python's own files."""

import fnmatch
import os
import sys
import traceback
from collections.abc import Callable
from typing import NamedTuple

from skybook.shell.fetch_commands import curled, fetched, untarred, unzipped
from skybook.shell.file_commands import FILE_COMMANDS, Partly
from skybook.shell.python_commands import installed, pythons
from skybook.shell.shell_lines import STDERR, assigned, filled, needs_shell, parts_of, with_streams, words_of
from skybook.shell.small_commands import SMALL
from skybook.shell.text_commands import cut, deduplicated, matching, piped, sorted_lines
from skybook.shell.told import Undone, failed, tell

type Command = Callable[[list[str]], str]
# What a shell answers of a program that is not there.
NOT_FOUND = 127


def run_command(text: str) -> str:
    """What lines of a shell print; of what a page cannot do it is told that it was not done."""
    said: list[str] = []
    run_lines(text, said.append)
    return "".join(said)


def run_lines(text: str, write: Callable[[str], object]) -> Ended:
    """Runs lines of a shell in folders and variables of their own, giving what each part prints; with what ended
    them."""
    text = with_streams(text.replace("\\\n", " "))
    if needs_shell(text):
        _tell_undone(text.strip())
        return Ended(NOT_FOUND)
    here = os.getcwd()
    run = _Run(write)
    try:
        for sign, part in parts_of(text):
            if not run.goes_on(sign, part):
                continue
            run.part(part)
            if run.has_exited or (run.status and run.stops):
                return Ended(run.status, by_itself=True)
    finally:
        os.chdir(here)
    return Ended(run.status)


class Ended(NamedTuple):
    """How lines of a shell have ended: their status, and whether they ended themselves with it."""

    status: int
    by_itself: bool = False


class _Run:
    """Lines of a shell as they run."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.status = 0
        self.has_exited = False
        # What `set -e` asks for.
        self.stops = False
        self._write = write
        self._variables: dict[str, str] = {}

    def goes_on(self, sign: str, part: str) -> bool:
        """Whether a part runs behind what ran before it."""
        if sign == "&&" and self.status == NOT_FOUND:
            tell(f"Not done either: `{part}`.")
        return not (sign == "&&" and self.status) and not (sign == "||" and not self.status)

    def part(self, part: str) -> None:
        """Runs one."""
        values, words = assigned(
            [one for word in words_of(filled(part, self._variables, self.status)) for one in _files(word)]
        )
        self._variables.update(values)
        if words[:1] == ["exit"]:
            self.has_exited = True
            self.status = int(words[1]) if words[1:] and words[1].isdigit() else self.status
        elif words[:1] == ["set"]:
            self.stops = self.stops or any(word.startswith("-") and "e" in word for word in words[1:])
        elif words[:1] == ["cd"]:
            self.status = self._enter(words[1:])
        elif words:
            self.status = self._stages(part, words)

    def _enter(self, words: list[str]) -> int:
        try:
            os.chdir(os.path.expanduser(words[0] if words else "~"))
        except OSError as error:
            tell(failed("cd", error))
            return 1
        return 0

    def _stages(self, part: str, words: list[str]) -> int:
        target = _redirected(words)
        stages = _between(words, ("|",)) or [[]]
        if any(COMMANDS.get(stage[0] if stage else "") is None for stage in stages):
            _tell_undone(part)
            return NOT_FOUND
        printed: str | None = None
        name = ""
        try:
            for name, *rest in (stage or [""] for stage in stages):
                printed = COMMANDS[name](rest) if printed is None else piped(COMMANDS[name], rest, printed)
        except Undone:
            _tell_undone(part)
            return NOT_FOUND
        except OSError as error:
            tell(failed(name, error))
            self._write(error.printed if isinstance(error, Partly) else "")
            return 1
        except Exception:
            # A program of Python that fails does not fail the cell.
            if COMMANDS[name] is not pythons:
                raise
            tell(traceback.format_exc())
            return 1
        is_so = bool(printed)
        if name in ("test", "["):
            printed = ""
        if target is None:
            self._write(printed or "")
        elif target[1] == STDERR:
            print(printed, end="", file=sys.stderr)
        else:
            with open(target[1], target[0]) as file:
                file.write(printed or "")
        return int(name in ("false", "test", "[", "grep", "which") and not is_so)


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
        except Undone:
            return None
        except OSError as error:
            return (
                "".join([*printed, error.printed if isinstance(error, Partly) else ""]),
                f"{failed(name, error)}\n",
                1,
            )
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
    first, sign, _ = part.partition("\n")
    part = f"{first} …" if sign else part
    name = part.split(maxsplit=1)[0] if part.split() else part
    if name in ("apt", "apt-get", "brew", "sudo", "yum"):
        tell(
            f"Not done: `{part}`. A page installs nothing on a machine; Python packages come when a cell imports them."
        )
    elif name == "git":
        tell(f"Not done: `{part}`. A page has no git: Add data gives it the files, or urlretrieve fetches one.")
    else:
        tell(
            f"Not done: `{part}`. A page has no shell; cd, ls, cat, cp, mv, rm, mkdir, head, tail, grep, sort, uniq, cut, wc, find, sed, wget, curl, unzip and tar are done here, one after the other."
        )


COMMANDS: dict[str, Command] = {
    "": lambda words: "",
    "conda": installed,
    "curl": curled,
    "cut": cut,
    "grep": matching,
    "mamba": installed,
    "pip": installed,
    "pip3": installed,
    "pwd": lambda words: f"{os.getcwd()}\n",
    "python": pythons,
    "python3": pythons,
    "sort": sorted_lines,
    "tar": untarred,
    "uniq": deduplicated,
    "unzip": unzipped,
    "uv": lambda words: installed(words[1:]) if words[:1] == ["pip"] else "",
    "wget": fetched,
    "which": lambda words: "".join(f"/usr/bin/{word}\n" for word in words if word in COMMANDS),
    **FILE_COMMANDS,
    **SMALL,
}
