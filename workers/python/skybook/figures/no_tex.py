"""Matplotlib without TeX, which a page has not: what is to be set by it is set by Matplotlib itself."""

import sys
from typing import Any

_said: list[bool] = []


def attach_settings(rcsetup: Any) -> None:
    """Has `text.usetex` stay off."""
    is_true = rcsetup._validators["text.usetex"]

    def without(value: Any) -> bool:
        if is_true(value):
            _say()
        return False

    rcsetup._validators["text.usetex"] = without


def attach_text(text: Any) -> None:
    """Has texts that ask for TeX do without."""
    plain = text.Text.set_usetex

    def set_usetex(self: Any, usetex: bool | None) -> None:
        if usetex:
            _say()
        plain(self, False)

    text.Text.set_usetex = set_usetex


def _say() -> None:
    if not _said:
        _said.append(True)
        print(
            "There is no TeX in a page: Matplotlib sets formulas itself, and shows what else stands in texts as it is.",
            file=sys.stderr,
        )
