"""What Matplotlib says of fonts that are not there: once a cell, instead of for each word that it draws."""

import logging
from typing import Any

_told: set[str] = set()


class _Once(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        is_new = message not in _told
        _told.add(message)
        return is_new


def attach(_fonts: Any) -> None:
    """Has a missing font be told of once."""
    for name in ("matplotlib.font_manager", "matplotlib.mathtext", "matplotlib._mathtext"):
        logging.getLogger(name).addFilter(_Once())


def start_cell() -> None:
    """What was told under another cell may be told again."""
    _told.clear()
