"""Matplotlib's animations as HTML: the signs on their buttons come with them, instead of from another host."""

import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

# Name in Font Awesome → a sign that every system has.
_SIGNS = {
    "minus": "−",
    "fast-backward": "⇤",
    "step-backward": "←",
    "play": "▶",
    "pause": "❚❚",
    "step-forward": "→",
    "fast-forward": "⇥",
    "plus": "+",
}


def install(after_import: Callable[[str, Callable[[ModuleType], None]], None]) -> None:
    """Has `to_jshtml` name no other host."""
    after_import("matplotlib._animation_data", _bring_signs)


def _bring_signs(module: Any) -> None:
    signs = "".join(f'.fa-{name}::before{{content:"{sign}\\fe0e"}}' for name, sign in _SIGNS.items())
    style = f"<style>.fa{{font-style:normal}}.fa-flip-horizontal{{display:inline-block;transform:scaleX(-1)}}{signs}</style>"
    module.JS_INCLUDE = re.sub(r"<link[^<>]*font-awesome[^<>]*>", lambda _: style, module.JS_INCLUDE)
