"""Cells that are a program of their own: `%%bash`, `%%python`, `%%script program`."""

import os
import shlex
import sys
import traceback
from collections.abc import Callable
from typing import Any

from skybook.shell.capture import capture_output
from skybook.shell.commands import run_lines
from skybook.shell.line_magics import Asked
from skybook.shell.told import tell

_SHELLS = frozenset({"bash", "sh", "zsh", "ksh", "dash", "cmd"})
# Options whose next word is the name that takes what the program says.
_NAMES = {"--out": "out", "-o": "out", "--err": "err", "-e": "err", "--proc": "proc"}


def script_of(program: str) -> Callable[[Asked, str, str], Any]:
    """The magic that gives its cell to a program; without one, to that of its line."""

    def magic(shell: Asked, line: str, body: str) -> Any:
        names, words = _named(shlex.split(line))
        called = program or os.path.basename(words[0] if words else "sh")
        if not names:
            return _run(shell, called, body)
        with capture_output(stdout="out" in names, stderr="err" in names, display=False) as captured:
            _run(shell, called, body)
        said = {"out": captured.stdout, "err": captured.stderr, "proc": None}
        values = [said[name] for name in names]
        return values[0] if len(values) == 1 else tuple(values)

    magic.__doc__ = f"Gives the cell to {program or 'the program of its line'}, as far as a page has it."
    return magic


def _run(shell: Asked, program: str, body: str) -> None:
    if program in _SHELLS:
        ended = run_lines(body, lambda said: print(said, end=""))
        if ended.by_itself and ended.status:
            from subprocess import CalledProcessError

            raise CalledProcessError(ended.status, body.encode())
    elif program.startswith(("python", "pypy")):
        try:
            exec(compile(shell.read(body), "<program>", "exec"), {"__name__": "__main__"})
        except SystemExit as ended:
            if isinstance(ended.code, str):
                print(ended.code, file=sys.stderr)
        except Exception:
            # A program that fails says so itself.
            traceback.print_exc()
            raise
    elif program not in ("true", "false", "echo"):
        tell(f"Not run: this cell is for {program}, and a page has nothing that runs it.")


def _named(words: list[str]) -> tuple[list[str], list[str]]:
    """What is to be kept under the names that a line gives, in their order, and its other words."""
    kept: list[str] = []
    rest: list[str] = []
    skips = False
    for word in words:
        option, sign, _ = word.partition("=")
        if skips:
            skips = False
        elif option in _NAMES:
            kept.append(_NAMES[option])
            skips = not sign
        elif not word.startswith("-"):
            rest.append(word)
    return kept, rest
