"""What NumPy tells of floating-point errors: `answers(expressions)` has what each warned of or raised, and its value.

Run by itself it prints the answers of this Python's NumPy to the expressions of answers.json, for that file."""

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np

CAST = np.array([np.nan, np.inf, -np.inf, 1e30, -1.0, 300.0, -300.0, 3e9, -3e9, 5e9, 1e19, 70000.0, 1.8e19])


def in_place(name: str, first: Any, *rest: Any) -> Any:
    """A ufunc whose result takes the place of its first operand."""
    array = np.array(first, float)
    return getattr(np, name)(array, *rest, out=array)


def answers(expressions: list[str]) -> dict[str, list[str]]:
    """By expression: what was told, in order, and then the value."""
    return {expression: _answer(expression) for expression in expressions}


def _answer(expression: str) -> list[str]:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            value = repr(eval(expression))
        except FloatingPointError as error:
            value = f"FloatingPointError: {error}"
    return [*(str(one.message) for one in told), " ".join(value.split())]


def raising(call: Any) -> Any:
    """The value of a call, with errors that raise."""
    with np.errstate(all="raise"):
        return call()


def quiet(call: Any) -> Any:
    """The value of a call, with errors that nobody hears of."""
    with np.errstate(all="ignore"):
        return call()


if __name__ == "__main__":
    known = json.loads(Path(__file__).with_name("answers.json").read_text())
    print(json.dumps(answers(list(known)), indent=2))
