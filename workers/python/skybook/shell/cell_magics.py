"""Magics of a whole cell that do not run it as Python, or not once."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from skybook.shell import timing
from skybook.shell.commands import run_command
from skybook.shell.line_magics import LINE_MAGICS, Asked
from skybook.shell.scripts import script_of
from skybook.shell.told import tell

type CellMagic = Callable[[Asked, str, str], Any]


def _writefile(shell: Asked, line: str, body: str) -> None:
    """Writes the cell into a file; with -a behind what it holds."""
    words = shlex.split(line)
    name = next(word for word in words if not word.startswith("-"))
    path = Path(name).expanduser()
    adds, was_there = "-a" in words or "--append" in words, path.exists()
    with open(path, "a" if adds else "w") as file:
        file.write(body if body.endswith("\n") else f"{body}\n")
    print(f"{'Appending to' if adds else 'Overwriting' if was_there else 'Writing'} {name}")


def _shown_as(name: str) -> CellMagic:
    def magic(shell: Asked, line: str, body: str) -> None:
        from importlib import import_module

        from skybook.display import display

        display(getattr(import_module("IPython.display"), name)(body))

    magic.__doc__ = f"Shows the cell as {name}."
    return magic


def _timeit(shell: Asked, line: str, body: str) -> Any:
    """How long the cell takes, over many runs."""
    return timing.measure(line, body, shell.space(), shell.read)


def _lines(shell: Asked, line: str, body: str) -> list[str]:
    """What commands of a shell print, by lines."""
    return run_command(body).splitlines()


def _other(language: str) -> CellMagic:
    def magic(shell: Asked, line: str, body: str) -> None:
        tell(f"Not run: this cell is in {language}, and a page has nothing that runs it.")

    magic.__doc__ = f"For {language}, which a page does not run."
    return magic


def _sql(shell: Asked, line: str, body: str) -> None:
    """For SQL there are cells of their own."""
    tell("Not run: make this an SQL cell (its language stands above it), without the line that begins with %%.")


CELL_MAGICS: dict[str, CellMagic] = {
    "!": _lines,
    "HTML": _shown_as("HTML"),
    "R": _other("R"),
    "SVG": _shown_as("SVG"),
    "bash": script_of("bash"),
    "cmd": script_of("sh"),
    "cython": _other("Cython"),
    "file": _writefile,
    "html": _shown_as("HTML"),
    "javascript": _shown_as("Javascript"),
    "js": _shown_as("Javascript"),
    "julia": _other("Julia"),
    "latex": _shown_as("Latex"),
    "markdown": _shown_as("Markdown"),
    "perl": script_of("perl"),
    "pypy": script_of("python"),
    "python": script_of("python"),
    "python3": script_of("python"),
    "ruby": script_of("ruby"),
    "script": script_of(""),
    "sh": script_of("sh"),
    "sql": _sql,
    "svg": _shown_as("SVG"),
    "sx": _lines,
    "system": _lines,
    "timeit": _timeit,
    "writefile": _writefile,
}


def _magics(shell: Asked, line: str) -> None:
    """The magics that there are."""
    print("Line magics:", "  ".join(f"%{name}" for name in sorted(LINE_MAGICS)))
    print("Cell magics:", "  ".join(f"%%{name}" for name in sorted(CELL_MAGICS)))


LINE_MAGICS.update({"lsmagic": _magics, "magic": _magics, "quickref": _magics})
