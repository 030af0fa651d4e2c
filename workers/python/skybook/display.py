"""Jupyter's display protocol: any object as a bundle of mime types, shown under the running cell."""

import base64
import json
import traceback
import uuid
from collections.abc import Callable
from typing import Any

from skybook._base.page import emit
from skybook.formatters import FORMATTERS, printed, printer_of_type
from skybook.pretty import pretty

type Bundle = dict[str, Any]

_REPRESENTATIONS = {
    "text/html": "_repr_html_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "image/svg+xml": "_repr_svg_",
    "text/latex": "_repr_latex_",
    "text/markdown": "_repr_markdown_",
    "application/json": "_repr_json_",
}
_hooks: dict[str, Callable[[Any], Bundle | None]] = {}


def show_class(name: str, hook: Callable[[Any], Bundle | None]) -> None:
    """Shows objects of a class, named in full, and of those derived from it by `hook`; it may give `None` to
    decline."""
    _hooks[name] = hook


def shown(value: object) -> Bundle:
    """The value as the page's `Shown`: `{"data": {mime: …}, "tables": {key: …}}`."""
    return _hooked(value) or {"data": _represent(value)}


def _hooked(value: object) -> Bundle | None:
    for kind in type(value).__mro__:
        hook = _hooks.get(f"{kind.__module__}.{kind.__qualname__}")
        bundle = hook(value) if hook else None
        if bundle is not None:
            return bundle
    return None


def _represent(value: object) -> dict[str, Any]:
    data: dict[str, Any] = printed(value)
    if not isinstance(value, type) and not _answers_all(value):
        bundle = getattr(value, "_repr_mimebundle_", None)
        if callable(bundle):
            made = _made(lambda: bundle(include=None, exclude=None))
            data = {**((made[0] if isinstance(made, tuple) else made) or {}), **data}
        for mime, method in _REPRESENTATIONS.items():
            represent = getattr(value, method, None)
            if mime in data or not callable(represent):
                continue
            made = _made(represent)
            made = made[0] if isinstance(made, tuple) else made
            if made is not None:
                data[mime] = made
    if "text/plain" not in data:
        is_pretty = FORMATTERS["text/plain"].pprint
        plain = _made(lambda: pretty(value, printer_of_type) if is_pretty else repr(value))
        if plain is not None:
            data["text/plain"] = plain
        elif not data:
            data["text/plain"] = object.__repr__(value)
    return {mime: _plain(made) for mime, made in data.items()}


def _made(represent: Callable[[], Any]) -> Any:
    """What a method makes of its object; `None` where it fails, which is told and, as in IPython, no failure of the
    cell: the object has other forms."""
    try:
        return represent()
    except NotImplementedError:
        return None
    except Exception:
        traceback.print_exc()
        return None


def _answers_all(value: object) -> bool:
    """Whether an object has whatever attribute it is asked for, and so none of these methods."""
    try:
        return hasattr(value, "_ipython_canary_method_should_not_exist_")
    except Exception:
        return False


def _plain(made: object) -> object:
    if isinstance(made, bytes):
        return base64.b64encode(made).decode()
    return made


def display(
    *values: object,
    include: object = None,
    exclude: object = None,
    metadata: object = None,
    transient: object = None,
    display_id: str | bool | None = None,
    raw: bool = False,
    clear: bool = False,
    update: bool = False,
    **_options: object,
) -> "DisplayHandle | None":
    """Shows values under the running cell, each in its richest form; with `raw` a value is itself a mime bundle. With
    `display_id` it gives a handle, by which what it has shown is shown anew; `update` does so at once."""
    if clear:
        clear_output()
    handle = DisplayHandle(None if display_id is True else display_id) if display_id else None
    for value in values:
        hooked = None if raw else _hooked(value)
        # What some packages do to show themselves needs a shell around it: ours goes first.
        asks = not (hooked or raw or isinstance(value, type) or _answers_all(value))
        show_itself = getattr(value, "_ipython_display_", None) if asks else None
        if callable(show_itself) and handle is None:
            try:
                show_itself()
                continue
            except NotImplementedError:
                # It has found out that its mime bundle is the better way, as Plotly's FigureWidget does.
                pass
        bundle: Bundle = {"data": value} if raw else hooked or {"data": _represent(value)}
        told: dict[str, Any] = {"kind": "update" if update else "shown", "shown": _told(bundle)}
        emit({**told, "id": handle.display_id} if handle else told)
    return handle


def _told(bundle: Bundle) -> Bundle:
    parts = {"parts": [_told(part) for part in bundle["parts"]]} if "parts" in bundle else {}
    return {**bundle, "data": {mime: _text(made) for mime, made in bundle["data"].items()}, **parts}


class DisplayHandle:
    """What was shown under an id, to be shown anew."""

    def __init__(self, display_id: str | None = None) -> None:
        self.display_id = display_id or uuid.uuid4().hex

    def display(self, value: object, **options: Any) -> None:
        """Shows a value under this id."""
        display(value, display_id=self.display_id, **options)

    def update(self, value: object, **options: Any) -> None:
        """Shows a value in the place of the last."""
        update_display(value, display_id=self.display_id, **options)

    def __repr__(self) -> str:
        return f"<DisplayHandle display_id={self.display_id}>"


def update_display(value: object, *, display_id: str, **options: Any) -> None:
    """Shows a value in the place of what was shown under that id, in whichever cell."""
    display(value, display_id=display_id, update=True, **options)


def _text(made: object) -> object:
    """What is not text goes as JSON, since `None` has no way to become `null` otherwise."""
    return made if isinstance(made, str) else {"json": json.dumps(made, default=str)}


def clear_output(wait: bool = False) -> None:
    """Takes away what the running cell has shown; with `wait` only once there is something new, which is always so
    here."""
    emit({"kind": "clear"})
