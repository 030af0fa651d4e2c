"""What a memory image has as of the day it was made, and must have as of this start."""

import os
import sys
import time
from typing import Any


def freshen(language: str) -> None:
    """Gives Python chance, time zone and environment of its own; `language` is the reader's, as browsers name it."""
    for name in ("random", "numpy.random"):
        module: Any = sys.modules.get(name)
        if module:
            module.seed()
    for name, attribute in (("tempfile", "_name_sequence"), ("uuid", "_node"), ("uuid", "_last_timestamp")):
        if name in sys.modules:
            setattr(sys.modules[name], attribute, None)
    logging: Any = sys.modules.get("logging")
    if logging:
        logging._startTime = time.time_ns()
    os.environ["LANG"] = f"{language.replace('-', '_')}.UTF-8"
    # As the C library names it in a page; an image has the path of what made it.
    os.environ["_"] = "./this.program"
    matplotlib: Any = sys.modules.get("matplotlib")
    if matplotlib:
        # It made them when it was imported, and remembers that.
        for folder in (matplotlib.get_configdir(), matplotlib.get_cachedir()):
            os.makedirs(folder, exist_ok=True)
    _set_zone()


def _set_zone() -> None:
    year = time.localtime().tm_year
    seasons = [time.localtime(time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))) for month in (1, 7)]
    standard, summer = sorted(seasons, key=lambda season: season.tm_gmtoff)
    time.timezone, time.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(time.timezone != time.altzone)
    time.tzname = (_zone_name(standard.tm_gmtoff), _zone_name(summer.tm_gmtoff))


def _zone_name(east_s: int) -> str:
    minutes = abs(east_s) // 60
    # As the C library of browsers names zones.
    return f"UTC{'+' if east_s > 0 else '-'}{minutes // 60:02}{minutes % 60:02}"
