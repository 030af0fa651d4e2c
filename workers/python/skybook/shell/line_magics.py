"""Magics of one line."""

import os
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from skybook.formatters import FORMATTERS
from skybook.shell import timing
from skybook.shell.commands import run_command
from skybook.shell.told import UsageError, tell


class Asked(Protocol):
    """What a magic may ask of the shell that runs it."""

    config: dict[str, dict[str, Any]]
    extension_manager: Any

    def set(self, name: str, value: Any) -> None: ...
    def space(self) -> dict[str, Any]: ...
    def read(self, text: str) -> str: ...
    def timed(self, call: Callable[[], Any]) -> Any: ...


type LineMagic = Callable[[Asked, str], Any]
_folders: list[str] = []


def _nothing(shell: Asked, line: str) -> None:
    """Nothing is to be done for this here."""


def not_done(why: str) -> LineMagic:
    """A magic that says why it does nothing."""

    def magic(shell: Asked, line: str) -> None:
        tell(why)

    magic.__doc__ = why
    return magic


def shell_magic(name: str) -> LineMagic:
    def magic(shell: Asked, line: str) -> None:
        print(run_command(f"{name} {line}"), end="")

    magic.__doc__ = f"Does what {name} does in a shell."
    return magic


def _cd(shell: Asked, line: str) -> None:
    """Goes to a folder; alone, to the notebook's own; with -, back."""
    words = [word for word in shlex.split(line) if word != "-q"]
    target = words[0] if words else os.path.expanduser("~")
    if target == "-":
        target = _folders[-1] if _folders else "."
    _folders.append(os.getcwd())
    os.chdir(os.path.expanduser(target))
    if "-q" not in line.split():
        print(os.getcwd())


def _pwd(shell: Asked, line: str) -> str:
    """The folder in which files without one are."""
    return os.getcwd()


def _env(shell: Asked, line: str) -> Any:
    """Shows variables of the environment, or sets one: %env NAME=value."""
    if not line:
        return dict(os.environ)
    if "=" not in line and " " not in line.strip():
        if line.strip() not in os.environ:
            raise UsageError(f"Environment does not have key: {line.strip()}")
        return os.environ[line.strip()]
    name, _, value = line.partition("=") if "=" in line else line.partition(" ")
    os.environ[name.strip()] = value.strip()
    print(f"env: {name.strip()}={value.strip()}")
    return None


def _names(shell: Asked, line: str) -> list[str]:
    kinds = set(line.split())
    space = shell.space()
    names = sorted(name for name in space if not name.startswith("_"))
    return [name for name in names if not kinds or type(space[name]).__name__ in kinds]


def _who(shell: Asked, line: str) -> None:
    """Names that cells have made, of the types that are given."""
    names = _names(shell, line)
    none = "No variables match your requested type." if line.split() else "Interactive namespace is empty."
    print("\t ".join(names) if names else none)


def _whos(shell: Asked, line: str) -> None:
    """Names that cells have made, with their types and values."""
    space = shell.space()
    rows = [(name, type(space[name]).__name__, _short(space[name])) for name in _names(shell, line)]
    wide = [max([len(head), *(len(row[at]) for row in rows)]) for at, head in enumerate(("Variable", "Type"))]
    print(head := f"{'Variable':<{wide[0]}}   {'Type':<{wide[1]}}   Data/Info")
    print("-" * len(head))
    for name, kind, info in rows:
        print(f"{name:<{wide[0]}}   {kind:<{wide[1]}}   {info}")


def _short(value: Any) -> str:
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple) and shape:
        return f"{'x'.join(str(size) for size in shape)}: {getattr(value, 'dtype', '')}".rstrip(": ")
    if isinstance(value, (list, tuple, dict, set)):
        return f"n={len(value)}"
    try:
        text = repr(value).replace("\n", " ")
    except Exception:
        return ""
    return text if len(text) <= 60 else f"{text[:57]}..."


def _run(shell: Asked, line: str) -> None:
    """Runs a file of Python, or a notebook's code, and leaves its names here."""
    words = [word for word in shlex.split(line) if word not in ("-i", "-n", "-t", "-e")]
    if not words:
        raise UsageError("%run is given the name of a file")
    path = words[0] if os.path.exists(words[0]) or words[0].endswith((".py", ".ipynb")) else f"{words[0]}.py"
    text = Path(path).read_text()
    if path.endswith(".ipynb"):
        import json

        cells = [cell["source"] for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        text = "\n".join("".join(source) for source in cells)
    space, given = shell.space(), sys.argv
    named = space.get("__name__")
    sys.argv = words
    space["__name__"] = "__main__"
    try:
        exec(compile(shell.read(text), path, "exec"), space)
    finally:
        sys.argv = given
        space["__name__"] = named


def _timeit(shell: Asked, line: str) -> Any:
    """How long a statement takes, over many runs."""
    return timing.measure(line, None, shell.space(), shell.read)


def _time(shell: Asked, line: str) -> Any:
    """How long a statement takes, run once."""
    space = shell.space()
    try:
        code = compile(line, "<time>", "eval")
    except SyntaxError:
        with timing.timing():
            exec(compile(shell.read(line), "<time>", "exec"), space)
        return None
    return shell.timed(lambda: eval(code, space))


def _config(shell: Asked, line: str) -> Any:
    """Sets what a class of IPython's is to do: %config InteractiveShell.ast_node_interactivity = 'all'."""
    place, sign, value = line.partition("=")
    owner, _, name = place.strip().partition(".")
    if not sign:
        return shell.config.get(owner, {}).get(name)
    try:
        given = eval(value, {})
    except Exception:
        given = value.strip()
    shell.config.setdefault(owner, {})[name] = given
    if owner in ("InteractiveShell", "ZMQInteractiveShell"):
        shell.set(name, given)
    return None


def _precision(shell: Asked, line: str) -> str:
    """The digits of numbers: %precision 3, or a format as %.4e; alone, as they were."""
    form = line.strip()
    written = f"%.{form}f" if form.isdigit() else form
    digits = re.search(r"\.(\d+)", written)
    if (numpy := sys.modules.get("numpy")) is not None:
        numpy.set_printoptions(precision=int(digits[1]) if digits else 8)
    plain = FORMATTERS["text/plain"]
    if written:
        plain.for_type(float, lambda value, printer, cycle: printer.text(written % value))
    else:
        plain.pop(float, None)
    return written or "%r"


def _pip(shell: Asked, line: str) -> None:
    """Says of packages whether they are here, or why not; they were brought before the cells ran."""
    print(run_command(f"pip {line}"), end="")


def _load(shell: Asked, line: str) -> None:
    """Shows a file's text, to be copied into a cell."""
    print(Path(line.strip()).read_text(), end="")


def _pprint(shell: Asked, line: str) -> None:
    """Turns the form of containers that breaks wide ones into lines off, or on again."""
    plain = FORMATTERS["text/plain"]
    plain.pprint = line.strip() in ("1", "on", "True") if line.strip() else not plain.pprint
    print(f"Pretty printing has been turned {'ON' if plain.pprint else 'OFF'}")


_NO_DEBUGGER = not_done("Not done: a page has no debugger. The failure's Details show the lines that led to it.")

LINE_MAGICS: dict[str, LineMagic] = {
    "alias": not_done("Not done: a page has no shell for which names could be made."),
    "aimport": _nothing,
    "autoawait": _nothing,
    "automagic": _nothing,
    "cat": shell_magic("cat"),
    "cd": _cd,
    "colors": _nothing,
    "conda": _pip,
    "config": _config,
    "cp": shell_magic("cp"),
    "debug": _NO_DEBUGGER,
    "env": _env,
    "gui": _nothing,
    "load": _load,
    "ls": shell_magic("ls"),
    "mamba": _pip,
    "matplotlib": _nothing,
    "mkdir": shell_magic("mkdir"),
    "more": shell_magic("cat"),
    "mv": shell_magic("mv"),
    "pdb": _NO_DEBUGGER,
    "pip": _pip,
    "pprint": _pprint,
    "precision": _precision,
    "pwd": _pwd,
    "pycat": shell_magic("cat"),
    "rm": shell_magic("rm"),
    "rmdir": shell_magic("rmdir"),
    "run": _run,
    "set_env": _env,
    "store": not_done("Not done: values end with the page. Save tables with the button under them, or write a file."),
    "sx": lambda shell, line: run_command(line).splitlines(),
    "system": lambda shell, line: run_command(line).splitlines(),
    "tb": _nothing,
    "time": _time,
    "timeit": _timeit,
    "uv": lambda shell, line: print(run_command(f"uv {line}"), end=""),
    "who": _who,
    "who_ls": _names,
    "whos": _whos,
    "xdel": lambda shell, line: shell.space().pop(line.strip(), None) and None,
    "xmode": _nothing,
}


def _extension(action: str) -> LineMagic:
    def magic(shell: Asked, line: str) -> None:
        said = getattr(shell.extension_manager, f"{action}_extension")(line.strip())
        if said == "no load function":
            print(f"The {line.strip()} module is not an IPython extension.")

    magic.__doc__ = f"Has an extension for IPython {action}ed: a module that makes magics."
    return magic


LINE_MAGICS.update({f"{action}_ext": _extension(action) for action in ("load", "reload", "unload")})
