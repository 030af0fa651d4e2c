"""The words of a refused fetch: refusal.json, which cells of other languages go by too."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NotRequired, TypedDict

from skybook.web.services import Mirror


class _Row(TypedDict):
    when: Mapping[str, str | bool]
    say: NotRequired[str]
    eachMirror: NotRequired[str]


@cache
def _rows() -> Mapping[str, Sequence[_Row]]:
    rows: Mapping[str, Sequence[_Row]] = json.loads(
        Path(__file__).with_name("refusal.json").read_text(encoding="utf-8")
    )
    return rows


def refusal_words(
    part: Literal["happened", "toDo"],
    facts: Mapping[str, str | bool],
    names: Mapping[str, str],
    mirrors: Sequence[Mirror],
) -> str:
    """The sentences of all rows whose conditions are among the facts."""
    said: list[str] = []
    for row in _rows()[part]:
        if not all(facts.get(fact) == value for fact, value in row["when"].items()):
            continue
        if "say" in row:
            said.append(row["say"].format_map(names))
        if "eachMirror" in row:
            said += [row["eachMirror"].format_map(vars(mirror)) for mirror in mirrors]
    return " ".join(said)
