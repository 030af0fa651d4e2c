"""Standard output and error of cells."""

import builtins
import io
import sys
from typing import Any

from skybook._base.page import emit


class CellStream(io.TextIOBase):
    """A text stream whose writes go to the page at once."""

    encoding = "utf-8"

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return f"<{self._name}>"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            emit({"kind": "stream", "stream": self._name, "text": text})
        return len(text)


def _no_input(prompt: object = "") -> str:
    raise RuntimeError(
        "input() cannot ask here: write the value in the cell, or take it from a control, such as name = ui.text(); other cells read name.value"
    )


def _no_debugger(*_given: object, **_options: object) -> None:
    print(
        "Not stopped here: a page has no debugger. The failure's Details show the lines that led to it.",
        file=sys.stderr,
    )


def attach_getpass(getpass: Any) -> None:
    """Says why `getpass` cannot work."""
    getpass.getpass = lambda prompt="", stream=None, **_options: _no_input(prompt)


def attach_pdb(pdb: Any) -> None:
    """Says that nothing stops."""
    pdb.set_trace = pdb.post_mortem = pdb.pm = _no_debugger


def install_streams() -> None:
    """Sends what cells print to the page, and says why `input` cannot work."""
    sys.stdout = CellStream("stdout")
    sys.stderr = CellStream("stderr")
    builtins.input = _no_input
    sys.breakpointhook = _no_debugger
