"""Plotly figures, drawn by the page's own Plotly."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from skybook.display import Bundle, display, show_class

_MIME = "application/vnd.plotly.v1+json"
_PLAIN = "plotly"


@dataclass
class _Shown:
    """A figure that `show` was given options for."""

    figure: Any
    config: dict[str, Any]


def install(after_import: Callable[[str, Callable[[ModuleType], None]], None]) -> None:
    """Makes `display` and Plotly's own `show` draw in the page."""
    show_class("plotly.basedatatypes.BaseFigure", _bundle)
    # Of the classes of a FigureWidget this one comes first: as a widget it tells Python what the reader does to it.
    show_class("plotly.basewidget.BaseFigureWidget", lambda figure: {"data": figure._repr_mimebundle_()})
    show_class(f"{__name__}._Shown", lambda shown: _bundle(shown.figure, shown.config))
    after_import("plotly.io._renderers", _replace_show)
    after_import("plotly.offline.offline", _replace_script)
    after_import("plotly.basewidget", _follow_page)


def _bundle(figure: Any, config: dict[str, Any] | None = None) -> Bundle:
    import plotly.io as pio
    from plotly.utils import PlotlyJSONEncoder

    made = figure.to_dict()
    buffers: dict[str, bytes] = {}
    plain = pio.templates[_PLAIN].to_plotly_json()
    data = {
        **{name: _without_arrays(part, buffers) for name, part in made.items()},
        "isPlain": made["layout"].get("template") == plain,
        **({"config": config} if config else {}),
    }
    kinds = sorted({trace.type for trace in figure.data})
    return {
        "data": {
            _MIME: json.loads(PlotlyJSONEncoder().encode(data)),
            "text/plain": f"Plotly figure of {', '.join(kinds) or 'nothing'}",
        },
        "buffers": buffers,
    }


def _without_arrays(tree: Any, buffers: dict[str, bytes]) -> Any:
    """Plotly's JSON, its base64 arrays put into `buffers` under keys that stand in their place."""
    if isinstance(tree, dict):
        packed = tree.get("bdata")
        if isinstance(packed, str) and "dtype" in tree:
            key = f"array-{len(buffers)}"
            buffers[key] = base64.b64decode(packed)
            return {**tree, "bdata": {"buffer": key}}
        return {name: _without_arrays(part, buffers) for name, part in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [_without_arrays(part, buffers) for part in tree]
    return tree


def _replace_show(module: Any) -> None:
    def show(
        fig: Any,
        renderer: str | None = None,
        validate: bool = True,
        width: float | None = None,
        height: float | None = None,
        config: dict[str, Any] | None = None,
        **_options: object,
    ) -> None:
        """Shows a figure, or what one is made of, under the running cell."""
        from plotly.graph_objects import Figure

        figure = Figure(fig) if isinstance(fig, dict) or width is not None or height is not None else fig
        sizes = {name: size for name, size in (("width", width), ("height", height)) if size is not None}
        if sizes:
            figure.update_layout(**sizes)
        display(_Shown(figure, config) if config else figure)

    module.show = show


def _follow_page(module: Any) -> None:
    """Has widgets take the width that the page has for them, where their layout gives none."""
    kind = module.BaseFigureWidget
    begin, hear = kind.__init__, kind.plotly_relayout

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        self._config = {"responsive": True, **self._config}

    def plotly_relayout(self: Any, relayout_data: dict[str, Any], **named: Any) -> None:
        # The page has another width: nothing that the reader, or code, has made of the figure.
        if named.get("source_view_id") is None or relayout_data != {"autosize": True}:
            hear(self, relayout_data, **named)

    kind.__init__ = __init__
    kind.plotly_relayout = plotly_relayout


def _replace_script(module: Any) -> None:
    def get_plotlyjs() -> str:
        raise FileNotFoundError(
            "Plotly's JavaScript is not part of this Python: write include_plotlyjs='cdn', which takes it from cdn.plot.ly"
        )

    module.get_plotlyjs = get_plotlyjs
