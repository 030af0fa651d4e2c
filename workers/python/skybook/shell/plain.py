"""Python of a text that is for IPython and did not come as a cell, such as a notebook that `%run` runs."""

import ast
import re

_COMMAND = re.compile(r"^([ \t]*)(%|!)([^\n]*)$", re.MULTILINE)


def plain(text: str) -> str:
    """The text; where it is not Python, with lines for IPython as calls of its shell."""
    try:
        ast.parse(text)
    except SyntaxError:
        return _COMMAND.sub(_called, text)
    return text


def _called(found: re.Match[str]) -> str:
    method = "system" if found[2] == "!" else "magic"
    return f"{found[1]}get_ipython().{method}({found[3].lstrip('%!')!r})"
