"""Magics over what the cells were that have run, where their order counts."""

import builtins
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from skybook.shell.told import UsageError, tell

_NONE = "Not done: cells are counted where they run in order, as in Jupyter; Versions… shows what they were."
_VALUED = frozenset({"-l", "-f", "-g"})


def _chosen(line: str) -> tuple[list[tuple[int, str]], list[str], dict[str, str]] | None:
    """Cells by number that ranges such as `3 5-7` mean, all where there are none; other words, and options."""
    texts: list[str] | None = getattr(builtins, "In", None)
    if texts is None:
        tell(_NONE)
        return None
    numbers: list[int] = []
    others: list[str] = []
    options: dict[str, str] = {}
    words = iter(line.split())
    for word in words:
        if word in _VALUED:
            options[word] = next(words, "")
        elif word.startswith("-"):
            options[word] = ""
        elif re.fullmatch(r"\d+", word):
            numbers.append(int(word))
        elif between := re.fullmatch(r"(\d+)([-:])(\d+)", word):
            numbers += range(int(between[1]), int(between[3]) + (between[2] == "-"))
        else:
            others.append(word)
    last = len(texts) - 1
    numbers = numbers or (list(range(1, last)) if not others else [])
    return [(number, texts[number]) for number in numbers if 0 < number <= last], others, options


def history(shell: Any, line: str) -> None:
    """The cells that have run: %history -n 3-5 with their numbers, -g pattern those that hold it."""
    if (found := _chosen(line)) is None:
        return
    cells, others, options = found
    if "-l" in options:
        cells = cells[-int(options["-l"] or 10) :]
    if "-g" in options:
        pattern = " ".join([options["-g"], *others])
        cells = [cell for cell in _chosen("")[0] if pattern in cell[1]]  # type: ignore[index]
    numbered = "-n" in options or "-g" in options
    said = "".join(f"{number:>4}: {text}\n" if numbered else f"{text}\n" for number, text in cells)
    if file := options.get("-f"):
        Path(file).write_text(said)
    else:
        print(said, end="")


def recall(shell: Any, line: str) -> None:
    """Shows the text of cells that have run, the last one where no number is given."""
    if found := _chosen(line):
        cells = found[0] if line.split() else found[0][-1:]
        print("\n".join(text for _, text in cells))


def rerun(shell: Any, line: str) -> None:
    """Runs cells once more, the last one where no number is given."""
    if found := _chosen(line):
        text = "\n".join(text for _, text in (found[0] if line.split() else found[0][-1:]))
        print(f"=== Executing: ===\n{text}\n=== Output: ===")
        shell.run_cell(text)


def save(shell: Any, line: str) -> None:
    """Writes cells into a file: %save name.py 3-5."""
    found = _chosen(line)
    if not found:
        return
    cells, others, options = found
    if not others:
        raise UsageError("%save is given the name of a file and the numbers of cells")
    path = Path(others[0] if "." in others[0] else f"{others[0]}.py")
    text = "\n".join(text for _, text in cells) + "\n"
    with open(path, "a" if "-a" in options else "w") as file:
        file.write(text)
    print(f"The following commands were written to file `{path}`:\n{text}", end="")


def reset(shell: Any, line: str) -> None:
    """Lets all names go that cells have made: %reset -f."""
    _let_go(shell, line, lambda name: True)


def reset_selective(shell: Any, line: str) -> None:
    """Lets the names go that a pattern is in: %reset_selective -f pattern."""
    pattern = " ".join(word for word in line.split() if not word.startswith("-"))
    _let_go(shell, line, lambda name: re.search(pattern, name) is not None)


def _let_go(shell: Any, line: str, is_meant: Callable[[str], bool]) -> None:
    if getattr(builtins, "In", None) is None:
        tell("Not done: Clear memory, or a change of the cells that made them, lets values go.")
    elif "-f" not in line.split():
        tell("Not done: it would ask first, and nothing can ask here. With -f it does so at once.")
    else:
        space = shell.space()
        for name in [name for name in space if not name.startswith("_") and is_meant(name)]:
            del space[name]


HISTORY_MAGICS: dict[str, Callable[[Any, str], Any]] = {
    "hist": history,
    "history": history,
    "recall": recall,
    "rep": recall,
    "rerun": rerun,
    "reset": reset,
    "reset_selective": reset_selective,
    "save": save,
}
