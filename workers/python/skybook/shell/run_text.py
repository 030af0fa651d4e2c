"""A text that is run as a cell by code of another."""

import ast
import dataclasses
from typing import Any

from skybook._base.raised import show_error


@dataclasses.dataclass
class Result:
    """What a run gave: its last value, or what it failed with."""

    info: Any = None
    result: Any = None
    error_in_exec: BaseException | None = None
    error_before_exec: BaseException | None = None
    execution_count: int | None = None

    @property
    def success(self) -> bool:
        return self.error_in_exec is None and self.error_before_exec is None

    def raise_error(self) -> None:
        """Raises what it failed with."""
        if (error := self.error_before_exec or self.error_in_exec) is not None:
            raise error


def run_text(text: str, space: dict[str, Any], name: str = "<cell>") -> Result:
    """Runs Python in a namespace; shows its last value, or its failure."""
    from skybook.display import display

    try:
        tree = ast.parse(text, name)
    except SyntaxError as error:
        show_error(error)
        return Result(error_before_exec=error)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, name, "exec"), space)
        value = eval(compile(ast.Expression(last.value), name, "eval"), space) if isinstance(last, ast.Expr) else None
    except Exception as error:
        show_error(error)
        return Result(error_in_exec=error)
    if value is not None and not text.rstrip().endswith(";"):
        display(value)
    return Result(result=value)
