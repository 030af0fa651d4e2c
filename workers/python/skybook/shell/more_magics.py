"""Magics that tell of names, and those that are for IPython's own terminal, files and history."""

import os
from typing import Any

from skybook.shell import profiling
from skybook.shell.cell_magics import CELL_MAGICS
from skybook.shell.help import describe, matching
from skybook.shell.history import HISTORY_MAGICS
from skybook.shell.line_magics import LINE_MAGICS, Asked, LineMagic, not_done, shell_magic
from skybook.shell.reloading import reloading
from skybook.shell.told import UsageError, tell

_OF_A_TERMINAL = "autocall autoindent autosave automagic clear cls code_wrap doctest_mode page profile unalias"
_OF_HISTORY = (
    "copy ed edit killbgscripts logoff logon logstart logstate logstop macro notebook pastebin rehashx subshell"
)
_LISTS = {"ldir": "ls -l", "lf": "ls -l", "lk": "ls -l", "ll": "ls -l", "lx": "ls -l", "dir": "ls", "ddir": "ls"}


def _no_kernel(shell: Asked, line: str) -> None:
    """For programs that join a kernel."""
    tell("Not done: no other program can join the Python of a page.")


def _described(end: str) -> LineMagic:
    def magic(shell: Asked, line: str) -> None:
        print(describe(f"{line.strip()}{end}", shell.space(), LINE_MAGICS))

    magic.__doc__ = f"Shows what `name{end}` does."
    return magic


def _search(shell: Asked, line: str) -> None:
    """The names that match a pattern."""
    patterns = [word for word in line.split() if not word.startswith("-")]
    print("\n".join(name for pattern in patterns for name in matching(pattern, shell.space())))


def _alias_magic(shell: Asked, line: str) -> None:
    """Another name for a magic: %alias_magic t timeit."""
    words = [word for word in line.split() if not word.startswith("-")]
    if len(words) < 2:
        raise UsageError("%alias_magic is given the new name and the one of a magic")
    name, target = words[0].lstrip("%"), words[1].lstrip("%")
    if target not in LINE_MAGICS and target not in CELL_MAGICS:
        raise UsageError(f"No magic function %{target} found.")
    if target in LINE_MAGICS:
        LINE_MAGICS[name] = LINE_MAGICS[target]
    if target in CELL_MAGICS:
        CELL_MAGICS[name] = CELL_MAGICS[target]


def _prun(shell: Asked, line: str) -> Any:
    """How often functions were called by a statement, and how long they took."""
    return profiling.prun(shell.space(), line)


def _pushd(shell: Asked, line: str) -> list[str]:
    """Goes into a folder and keeps the one before for %popd."""
    _folders.append(os.getcwd())
    os.chdir(os.path.expanduser(line.strip() or "~"))
    return [os.getcwd(), *reversed(_folders)]


def _popd(shell: Asked, line: str) -> None:
    """Goes back to where %pushd was done."""
    if _folders:
        os.chdir(_folders.pop())
    print(os.getcwd())


_folders: list[str] = []
MORE_MAGICS: dict[str, LineMagic] = {
    **dict.fromkeys(_OF_A_TERMINAL.split(), LINE_MAGICS["tb"]),
    **dict.fromkeys(
        _OF_HISTORY.split(), not_done("Not done: cells stay where they are, and Versions… shows what they were.")
    ),
    **HISTORY_MAGICS,
    "autoreload": reloading.magic,
    **{name: shell_magic(command) for name, command in _LISTS.items()},
    "alias_magic": _alias_magic,
    "bookmark": LINE_MAGICS["tb"],
    "connect_info": _no_kernel,
    "dhist": LINE_MAGICS["tb"],
    "dirs": lambda shell, line: list(reversed(_folders)),
    "echo": shell_magic("echo"),
    "less": shell_magic("cat"),
    "loadpy": LINE_MAGICS["load"],
    "man": LINE_MAGICS["tb"],
    "micromamba": LINE_MAGICS["conda"],
    "pdef": _described("?"),
    "pdoc": _described("?"),
    "pfile": _described("??"),
    "pinfo": _described("?"),
    "pinfo2": _described("??"),
    "popd": _popd,
    "prun": _prun,
    "psearch": _search,
    "psource": _described("??"),
    "pushd": _pushd,
    "qtconsole": _no_kernel,
}
