"""`%prun`: how often functions were called, and how long they took."""

import contextlib
import cProfile
import pstats
import re
import shlex
from typing import Any

_OPTIONS = re.compile(r"\s*-(?:([qr])|([slTD])\s+(\S+))(?=\s|$)")


def prun(space: dict[str, Any], line: str) -> pstats.Stats | None:
    """Runs a statement under Python's profiler, with IPython's options."""
    options: dict[str, list[str]] = {}
    while found := _OPTIONS.match(line):
        options.setdefault(found[1] or found[2], []).extend(shlex.split(found[3] or ""))
        line = line[found.end() :]
    profile = cProfile.Profile()
    with contextlib.suppress(SystemExit):
        profile.runctx(line.strip(), space, space)
    stats = pstats.Stats(profile).strip_dirs().sort_stats(*options.get("s", ["time"]))
    if "q" not in options:
        limits = [int(one) if one.isdigit() else float(one) if one[:1] in "0." else one for one in options.get("l", [])]
        stats.print_stats(*limits)
    return stats if "r" in options else None
