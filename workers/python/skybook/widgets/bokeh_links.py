"""Bokeh's documents and their twins in the page: what changes in one changes in the other, without a server."""

import json
from typing import Any

from skybook._base.live import live_class

TARGET = "skybook.bokeh"


def install() -> None:
    """Has cells run again that read what a reader sets of a figure: its selections, ranges and widgets, each bound to a
    name. Sources and figures themselves are read by what draws them, too, which is not to be drawn again."""
    live_class("bokeh.models.selections.Selection", _ids, lambda selection: [*selection.indices])
    live_class("bokeh.models.ranges.Range", _ids, lambda range: [range.start, range.end])
    live_class("bokeh.models.widgets.widget.Widget", _ids, lambda widget: getattr(widget, "value", None))


def _ids(model: Any) -> list[str]:
    return [f"bokeh/{model.id}"]


def open_link(document: Any) -> str:
    """Joins a document to its twin that is about to be drawn; the id by which that finds it. An earlier twin stays as
    it is."""
    for receiver in [known for known in _links if known.document is document]:
        receiver.end()
    link = _Link(document)
    _links.append(link)
    return link.id


class _Link:
    def __init__(self, document: Any) -> None:
        import comm

        self.document = document
        self._comm = comm.create_comm(target_name=TARGET)
        self._comm.on_msg(self._take)
        document.on_change_dispatch_to(self)

    @property
    def id(self) -> str:
        return str(self._comm.comm_id)

    def end(self) -> None:
        self.document.remove_on_change(self)
        _links.remove(self)
        self._comm.close()

    def _document_patched(self, event: Any) -> None:
        from bokeh.core.serialization import Serializer

        # Comms are closed when their cell runs again.
        if event.setter is self or self._comm._closed:
            return
        serializer = Serializer(references=self.document.models.synced_references)
        patch = {"events": serializer.encode([event])}
        self.document.models.flush_synced()
        buffers = serializer.buffers
        self._comm.send(
            data={
                "patch": json.loads(json.dumps(patch, default=lambda buffer: {"id": buffer.id})),
                "buffers": [buffer.id for buffer in buffers],
            },
            buffers=[buffer.to_bytes() for buffer in buffers],
        )

    def _take(self, message: dict[str, Any]) -> None:
        from bokeh.core.serialization import Buffer, Serialized

        told = message["content"]["data"]
        buffers = [Buffer(name, bytes(part)) for name, part in zip(told["buffers"], message["buffers"], strict=True)]
        self.document.apply_json_patch(Serialized(told["patch"], buffers), setter=self)


_links: list[_Link] = []
