"""expected.py BASE: what each step answers in CPython, as JSON by the step's name."""

import json
import sys
import warnings
from pathlib import Path

import pyvo.utils.vocabularies as vocabularies

_HERE = Path(__file__).parent
_KEPT = _HERE.parent.parent / "workers/python/skybook/web/vocabularies.json"


def _answer(step: Path, base: str) -> object:
    space: dict = {}
    exec((_HERE / "plain.py").read_text() + step.read_text(), space)
    return space["_plain"](space["_step"](base))


warnings.simplefilter("ignore")
# The tests need no network beyond the machine: what IVOA serves is read from the same copy as in the page.
vocabularies.get_vocabulary = json.loads(_KEPT.read_text(encoding="utf-8")).__getitem__
print(json.dumps({step.stem: _answer(step, sys.argv[1]) for step in sorted((_HERE / "steps").glob("*.py"))}))
