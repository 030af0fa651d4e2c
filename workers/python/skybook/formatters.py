"""Printers that packages and notebooks register for types, as with IPython's formatters."""

from collections.abc import Callable
from typing import Any

type Printer = Callable[..., Any]

MIMES = (
    "text/plain text/html text/markdown image/svg+xml image/png image/jpeg application/pdf text/latex application/json "
    "application/javascript"
).split()


class Formatter:
    """The printers of one mime type, by type or by its name in full."""

    enabled = True
    # Of plain text, whether wide containers are broken into lines.
    pprint = True

    def __init__(self, mime: str) -> None:
        self.format_type = mime
        self.type_printers: dict[type, Printer] = {}
        self.deferred_printers: dict[tuple[str, str], Printer] = {}

    def for_type(self, kind: type | str, printer: Printer | None = None) -> Printer | None:
        """Sets the printer of a type, and gives the one before."""
        if isinstance(kind, str):
            module, _, name = kind.rpartition(".")
            return self.for_type_by_name(module, name, printer)
        before = self.type_printers.get(kind)
        if printer is not None:
            self.type_printers[kind] = printer
        return before

    def for_type_by_name(self, module: str, name: str, printer: Printer | None = None) -> Printer | None:
        """Sets the printer of a type that need not be imported yet, and gives the one before."""
        before = self.deferred_printers.get((module, name))
        if printer is not None:
            self.deferred_printers[module, name] = printer
        return before

    def pop(self, kind: type, default: Any = None) -> Any:
        """Takes the printer of a type away."""
        return self.type_printers.pop(kind, default)

    def lookup_by_type(self, kind: type) -> Printer:
        """The printer of a type; a `KeyError` where it has none."""
        for one in kind.__mro__:
            found = self.type_printers.get(one) or self.deferred_printers.get((one.__module__, one.__qualname__))
            if found is not None:
                return found
        raise KeyError(f"No registered printer for {kind!r}")

    def lookup(self, value: object) -> Printer:
        """The printer of a value's type."""
        return self.lookup_by_type(type(value))

    def printed(self, value: object) -> Any:
        """What its type's printer makes of a value; `None` where there is no printer, or it declines."""
        if not self.enabled or not (self.type_printers or self.deferred_printers):
            return None
        try:
            printer = self.lookup(value)
        except KeyError:
            return None
        try:
            return printer(value)
        except Exception:
            # As in IPython, the value is shown in its other forms.
            return None


class PlainTextFormatter(Formatter):
    """The one of plain text, whose printers write to what stands around their value."""

    float_precision = ""

    def printed(self, value: object) -> None:
        """Nothing: plain text is made by `pretty`, which asks these printers within containers too."""


FORMATTERS: dict[str, Formatter] = {
    mime: PlainTextFormatter(mime) if mime == "text/plain" else Formatter(mime) for mime in MIMES
}


def printed(value: object) -> dict[str, Any]:
    """What registered printers make of a value, by mime type."""
    found = {mime: formatter.printed(value) for mime, formatter in FORMATTERS.items()}
    return {mime: made for mime, made in found.items() if made is not None}


def printer_of_type(kind: type) -> Printer | None:
    """The printer of plain text that is registered for a type itself."""
    plain = FORMATTERS["text/plain"]
    return plain.type_printers.get(kind) or plain.deferred_printers.get((kind.__module__, kind.__qualname__))
