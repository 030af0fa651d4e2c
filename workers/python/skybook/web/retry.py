"""When a request is put again: retry.json, which cells of other languages go by too."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class _Rules:
    pauses_s: tuple[float, ...]
    pauses_without_answer: int
    longest_pause_s: float
    silence_s: float
    nothing_done: frozenset[int]
    passing: frozenset[int]


def _read() -> _Rules:
    rules = json.loads(Path(__file__).with_name("retry.json").read_text(encoding="utf-8"))
    return _Rules(
        tuple(map(float, rules["pausesSeconds"])),
        rules["pausesWithoutAnswer"],
        float(rules["longestPauseSeconds"]),
        float(rules["silenceSeconds"]),
        frozenset(rules["statusesOfNothingDone"]),
        frozenset(rules["statusesOfFailuresThatPass"]),
    )


RULES = _read()


def asks_again(status: int, repeatable: bool) -> bool:
    """Whether an answer of this status is asked for again: one that may not be repeated only where the service has done
    nothing yet."""
    return status in (RULES.passing if repeatable else RULES.nothing_done)


def pause_s(asked: str | None, own_s: float) -> float:
    """The pause before that, which the service may ask for in seconds (RFC 9110 §10.2.3)."""
    return min(float(asked), RULES.longest_pause_s) if asked and asked.isdecimal() else own_s
