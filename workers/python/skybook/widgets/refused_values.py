"""Values of the page that a widget's trait cannot have: a link there (`jslink`) gives one widget what another has."""

import traceback
from typing import Any

from skybook._base.after_import import after_import

# Where an error comes from when no code of a notebook, or of a package of widgets, had a part in it.
_OWN = frozenset(("traitlets", "ipywidgets", "contextlib", "skybook"))


def install() -> None:
    """Waits for ipywidgets."""
    after_import("ipywidgets.widgets.widget", _replace)


def _replace(module: Any) -> None:
    from traitlets import TraitError

    widget = module.Widget
    handle, take = widget._handle_msg, widget.set_state
    told: set[str] = set()

    def _handle_msg(self: Any, msg: Any) -> None:
        told.add(self.model_id)
        try:
            handle(self, msg)
        finally:
            told.discard(self.model_id)

    def set_state(self: Any, sync_data: Any) -> None:
        is_told = self.model_id in told
        told.discard(self.model_id)
        try:
            take(self, sync_data)
        except TraitError as error:
            # As in Jupyter nobody is told: the trait keeps its value.
            if not is_told or not _is_own(error):
                raise

    widget._handle_msg, widget.set_state = _handle_msg, set_state


def _is_own(error: BaseException) -> bool:
    frames = traceback.walk_tb(error.__traceback__)
    return all(str(frame.f_globals.get("__name__")).partition(".")[0] in _OWN for frame, _ in frames)
