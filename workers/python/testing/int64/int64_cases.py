"""What NumPy makes of small reckonings with integers: those of `answers.json` beside this file, with what it says of
each on 64-bit Linux.

Run by CPython on such a machine, with the NumPy of the site's version, it writes the answers anew; a new case is put
there with any answer.
Of `positions`, which the page has in 32 bits, the values alone are compared; `refused` are errors, of whatever words.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np


def told(value, typed):
    """A value in words: with its type and NumPy's, where those count."""
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(told(item, typed) for item in value) + ")"
    if isinstance(value, np.dtype):
        return value.name
    if isinstance(value, (np.ndarray, np.generic)):
        kind = f"{value.dtype.name} " if typed else ""
        return f"{kind}{value.tolist()!r}"
    return repr(value) if not typed else f"{type(value).__name__} {value!r}"


def answer(expression, group):
    """What comes of an expression."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        try:
            value = eval(expression, {"np": np})
        except Exception as error:
            return "refused" if group == "refused" else f"{type(error).__name__}: {error}"
    return told(value, group != "positions")


def answers(cases):
    """What comes of every expression, by group."""
    return {
        group: {expression: answer(expression, group) for expression in expressions}
        for group, expressions in cases.items()
    }


if __name__ == "__main__":
    if np.dtype(np.intp).itemsize != 8:
        sys.exit("These answers are those of a machine of 64 bits.")
    kept = Path(__file__).with_name("answers.json")
    kept.write_text(json.dumps(answers(json.loads(kept.read_text())), indent=1, ensure_ascii=False) + "\n")
