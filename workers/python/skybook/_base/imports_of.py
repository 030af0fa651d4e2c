"""The modules that a text imports."""

import ast
import warnings


def parse_quietly(text: str) -> ast.Module:
    """The text's tree; what Python warns of in it is told when its cell is run, once."""
    with warnings.catch_warnings(action="ignore"):
        return ast.parse(text)


def imports_of(text: str) -> list[str]:
    """The modules that a text imports, and those above them; none of a text that is not Python."""
    from pyodide.code import find_imports

    with warnings.catch_warnings(action="ignore"):
        found: list[str] = find_imports(text)
    return found
