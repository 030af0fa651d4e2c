"""What notebooks and packages set of IPython's shell, or ask of it, that changes nothing in a page."""

from collections.abc import Callable
from typing import Any

from skybook.formatters import FORMATTERS, Formatter


class DisplayFormatter:
    """The formatters of the shell, by mime type."""

    active_types = list(FORMATTERS)

    @property
    def formatters(self) -> dict[str, Formatter]:
        return FORMATTERS

    def format(self, value: object, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """The value as a mime bundle, and what is told of it."""
        from skybook.display import shown

        return shown(value)["data"], {}


class ShellSettings:
    """Of a shell, what is kept as it was set."""

    colors = "nocolor"
    autoindent = True
    automagic = True
    separate_in = ""
    history_length = 1000
    xmode = "Context"

    def __init__(self) -> None:
        # By the first, code tells a notebook from a console.
        self.config: dict[str, dict[str, Any]] = {"IPKernelApp": {}}
        self.display_formatter = DisplayFormatter()
        self.ast_transformers: list[Any] = []
        self.input_transformers_cleanup: list[Any] = []
        self.input_transformers_post: list[Any] = []
        self.custom_exceptions: tuple[type[BaseException], ...] = ()

    def set_custom_exc(self, exceptions: tuple[type[BaseException], ...], handler: Callable[..., Any]) -> None:
        """Failures are told by the page."""

    def set_hook(self, *_asked: Any, **_options: Any) -> None:
        """Nothing here calls hooks."""

    def ask_exit(self) -> None:
        """The page ends when it is left."""
