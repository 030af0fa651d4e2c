"""Bokeh figures, shown by the page's own BokehJS."""

import json
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from skybook.display import Bundle, display, show_class

type Link = Callable[[Any], str]

_MIME = "application/vnd.bokehjs_exec.v0+json"
_links: list[Link] = []
# Those that were made to show a model.
_documents: list[Any] = []
_shown: set[str] = set()
_drawn_before: dict[str, int] = {}


def install(after_import: Callable[[str, Callable[[ModuleType], None]], None]) -> None:
    """Makes `display` and Bokeh's own `show` draw in the page."""
    show_class("bokeh.models.ui.ui_element.UIElement", _bundle)
    after_import("bokeh.io.showing", _replace_show)
    after_import("bokeh.io.output", _replace_outputs)
    after_import("bokeh.io.notebook", _replace_push)


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


def link_by(link: Link) -> None:
    """Has documents that are shown follow what becomes of them in the page, and the other way, by `link`."""
    _links.append(link)


def _bundle(model: Any) -> Bundle:
    from bokeh.embed import json_item

    _shown.update(part.id for part in model.references())
    document = _document_of(model) if _links else None
    if document is None:
        return {"data": {_MIME: json_item(model), "text/plain": repr(model)}}
    link = _links[-1](document)
    made = document.to_json(deferred=True)
    document.models.flush_synced()
    item = {"doc": json.loads(json.dumps(made.content, default=lambda buffer: {"id": buffer.id})), "link": link}
    return {
        "data": {_MIME: item, "text/plain": repr(model)},
        "buffers": {buffer.id: buffer.to_bytes() for buffer in made.buffers},
    }


def _document_of(model: Any) -> Any:
    """A document of the model alone, which leaves those in which its parts were shown before; `None` where they belong
    to another."""
    from bokeh.document import Document
    from bokeh.io import curdoc

    if model.document is not None:
        return model.document if model.document.roots == [model] else None
    owners = {id(part.document): part.document for part in model.references() if part.document is not None}
    if any(owner not in _documents for owner in owners.values()):
        return None
    for owner in owners.values():
        owner.clear()
        _documents.remove(owner)
    document = Document(theme=curdoc().theme)
    document.add_root(model)
    _documents.append(document)
    return document


def _replace_show(module: Any) -> None:
    def show(obj: Any, *_args: Any, notebook_handle: bool = False, **_options: Any) -> Any:
        display(*(obj if isinstance(obj, (list, tuple)) else [obj]))
        return obj if notebook_handle else None

    module.show = show


def _replace_push(module: Any) -> None:
    # What is shown follows its model by itself.
    module.push_notebook = lambda *_args, **_options: None


def _replace_outputs(module: Any) -> None:
    # Both would have the next `show` write HTML that fetches BokehJS from a public host.
    module.output_notebook = module.output_file = lambda *_args, **_options: None
