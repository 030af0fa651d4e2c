"""What is called before and after each cell, where a package or notebook asks for it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from skybook._base.raised import show_error

NAMES = ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell", "shell_initialized")


class Events:
    """Callbacks by the name of their event."""

    def __init__(self) -> None:
        self.callbacks: dict[str, list[Callable[..., Any]]] = {name: [] for name in NAMES}

    def register(self, event: str, function: Callable[..., Any]) -> None:
        """Has a function called at an event."""
        if function not in self.callbacks[event]:
            self.callbacks[event].append(function)

    def unregister(self, event: str, function: Callable[..., Any]) -> None:
        """Has it called no more."""
        if function not in self.callbacks[event]:
            raise ValueError(f"Function {function} is not registered as a {event} callback")
        self.callbacks[event].remove(function)

    def trigger(self, event: str, *given: Any) -> None:
        """Calls what waits for an event; what fails is shown, and no failure of the cell."""
        for function in list(self.callbacks.get(event, [])):
            try:
                function(*given)
            except Exception as error:
                show_error(error)


def cell_info(text: str) -> SimpleNamespace:
    """What is told of a cell that is to run."""
    return SimpleNamespace(raw_cell=text, transformed_cell=text, store_history=True, silent=False, cell_id=None)
