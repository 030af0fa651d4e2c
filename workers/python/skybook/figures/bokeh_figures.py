"""Bokeh figures, shown by the page's own BokehJS."""

import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from skybook.display import Bundle, display, show_class

_shown: set[str] = set()
_drawn_before: dict[str, int] = {}


def install(after_import: Callable[[str, Callable[[ModuleType], None]], None]) -> None:
    """Makes `display` and Bokeh's own `show` draw in the page."""
    show_class("bokeh.models.ui.ui_element.UIElement", _bundle)
    after_import("bokeh.io.showing", _replace_show)
    after_import("bokeh.io.output", _replace_outputs)


def is_part(value: object) -> bool:
    """Whether the value is what a glyph call leaves behind."""
    return _is_model(value, "Renderer")


def start_cell(space: dict[str, Any]) -> None:
    """Notes how much is drawn in the plots that a cell has been given."""
    _shown.clear()
    _drawn_before.clear()
    _drawn_before.update({plot.id: len(plot.renderers) for plot in _plots(space.values())})


def end_cell(space: dict[str, Any], shows: bool) -> None:
    """Shows the plots and layouts in the cell's names that it made or drew in, each once, parts of a layout with it."""
    if not shows:
        return
    models = {value.id: value for value in space.values() if _is_model(value, "LayoutDOM")}
    fresh = [model for model in models.values() if _drawn_anew(model)]
    inner = {part.id for model in fresh for part in model.references() if part is not model}
    for model in fresh:
        if model.id not in inner and not _shown & {part.id for part in model.references()}:
            display(model)


def _drawn_anew(model: Any) -> bool:
    return any(
        plot.renderers and _drawn_before.get(plot.id) != len(plot.renderers) for plot in _plots(model.references())
    )


def _plots(values: Iterable[object]) -> list[Any]:
    return [value for value in values if _is_model(value, "Plot")]


def _is_model(value: object, name: str) -> bool:
    models = sys.modules.get("bokeh.models")
    return models is not None and isinstance(value, getattr(models, name))


def _bundle(model: Any) -> Bundle:
    from bokeh.embed import json_item

    _shown.update(part.id for part in model.references())
    return {"data": {"application/vnd.bokehjs_exec.v0+json": json_item(model), "text/plain": repr(model)}}


def _replace_show(module: ModuleType) -> None:
    module.show = lambda model, *_args, **_options: (
        display(*model) if isinstance(model, (list, tuple)) else display(model)
    )


def _replace_outputs(module: ModuleType) -> None:
    # Both would have the next `show` write HTML that fetches BokehJS from a public host.
    module.output_notebook = module.output_file = lambda *_args, **_options: None
