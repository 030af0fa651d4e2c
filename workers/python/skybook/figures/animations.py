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
# What ffmpeg writes.
_FILMS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".flv")


def install(after_import: Callable[[str, Callable[[ModuleType], None]], None]) -> None:
    """Has `to_jshtml` name no other host, and films, for which a page has no ffmpeg, say what goes in their place."""
    after_import("matplotlib._animation_data", _bring_signs)
    after_import("matplotlib.animation", _do_without_films)


def _bring_signs(module: Any) -> None:
    signs = "".join(f'.fa-{name}::before{{content:"{sign}\\fe0e"}}' for name, sign in _SIGNS.items())
    style = f"<style>.fa{{font-style:normal}}.fa-flip-horizontal{{display:inline-block;transform:scaleX(-1)}}{signs}</style>"
    module.JS_INCLUDE = re.sub(r"<link[^<>]*font-awesome[^<>]*>", lambda _: style, module.JS_INCLUDE)


def _do_without_films(module: Any) -> None:
    animation = module.Animation
    save, shown = animation.save, animation._repr_html_

    def to_html5_video(self: Any, embed_limit: float | None = None) -> str:
        raise RuntimeError(_no_film("HTML(animation.to_html5_video())"))

    def save_animation(self: Any, filename: Any, *args: Any, **named: Any) -> Any:
        if str(filename).lower().endswith(_FILMS):
            raise RuntimeError(_no_film(f"{filename!s}"))
        return save(self, filename, *args, **named)

    def repr_html(self: Any) -> Any:
        # Asked for as a film it plays all the same.
        return self.to_jshtml() if module.mpl.rcParams["animation.html"] == "html5" else shown(self)

    animation.to_html5_video, animation.save, animation._repr_html_ = to_html5_video, save_animation, repr_html


def _no_film(what: str) -> str:
    return (
        f"{what}: there is no ffmpeg in a page, which makes films. HTML(animation.to_jshtml()) plays here, "
        "animation.save('name.gif') writes a GIF."
    )
