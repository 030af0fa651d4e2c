"""Any object as text in the form of IPython: containers with one entry a line where they are wide."""

import types
from collections import Counter, OrderedDict, UserList, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

from skybook.pretty_layout import PrettyLayout

type Printer = Callable[[Any, Any, bool], None]

_MOST = 1000


class PrettyPrinter(PrettyLayout):
    """Prints objects by their `_repr_pretty_`, by printers of their types, or as Python does."""

    def __init__(
        self, printers: Callable[[type], Printer | None] = lambda kind: None, max_seq_length: int = _MOST
    ) -> None:
        super().__init__()
        self.max_seq_length = max_seq_length
        self._given = printers
        self.stack: list[int] = []

    def pretty(self, value: Any) -> None:
        """Writes an object."""
        cycle = id(value) in self.stack
        self.stack.append(id(value))
        self.begin_group()
        try:
            self._printer(value)(value, self, cycle)
        finally:
            self.end_group()
            self.stack.pop()

    def _printer(self, value: Any) -> Printer:
        for kind in type(value).__mro__:
            if printer := self._given(kind) or _PRINTERS.get(kind):
                return printer
            if kind is not object and "_repr_pretty_" in vars(kind) and callable(getattr(kind, "_repr_pretty_", None)):
                return type(value)._repr_pretty_  # type: ignore[no-any-return]
            if kind is not object and "__repr__" in vars(kind):
                return _as_python
        return _by_place


def pretty(value: object, printers: Callable[[type], Printer | None] = lambda kind: None) -> str:
    """The text of an object."""
    printer = PrettyPrinter(printers)
    printer.pretty(value)
    return printer.laid_out()


def pprint(value: object, *_options: Any, **_more: Any) -> None:
    """Prints that text."""
    print(pretty(value))


def for_type(kind: type, printer: Printer | None = None) -> Printer | None:
    """Sets the printer of a type, and gives the one before."""
    before = _PRINTERS.get(kind)
    if printer is not None:
        _PRINTERS[kind] = printer
    return before


def _as_python(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    for at, line in enumerate(repr(value).split("\n")):
        if at:
            printer.break_()
        printer.text(line)


def _by_place(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    kind = type(value)
    if _looks_otherwise(value, object.__repr__):
        return _as_python(value, printer, cycle)
    module = "" if kind.__module__ in ("builtins", "exceptions") else f"{kind.__module__}."
    return printer.text(f"<{module}{kind.__qualname__} at {id(value):#x}>")


def _entries(values: Iterable[Any], printer: PrettyPrinter, write: Callable[[Any], None]) -> None:
    for at, value in enumerate(values):
        if at:
            printer.text(",")
            printer.breakable()
        if at == printer.max_seq_length:
            printer.text("...")
            return
        write(value)


def _looks_otherwise(value: object, *usual: Any) -> bool:
    """Whether an object is of a class that says itself how it looks."""
    return type(value).__repr__ not in usual


def _sequence(start: str, end: str) -> Printer:
    def write(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
        if _looks_otherwise(value, list.__repr__, tuple.__repr__):
            return _as_python(value, printer, cycle)
        if cycle:
            return printer.text(f"{start}...{end}")
        with printer.group(len(start), start, end):
            _entries(value, printer, printer.pretty)
            if len(value) == 1 and isinstance(value, tuple):
                printer.text(",")
        return None

    return write


def _set(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    if _looks_otherwise(value, set.__repr__, frozenset.__repr__):
        return _as_python(value, printer, cycle)
    name = "" if type(value) is set else type(value).__name__
    if not value:
        return printer.text(f"{name or 'set'}()")
    start, end = (f"{name}({{", "})") if name else ("{", "}")
    if cycle:
        return printer.text(f"{start}...{end}")
    try:
        ordered = sorted(value) if len(value) <= printer.max_seq_length else list(value)
    except Exception:
        ordered = list(value)
    with printer.group(len(start), start, end):
        _entries(ordered, printer, printer.pretty)
    return None


def _dict(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    if _looks_otherwise(value, dict.__repr__):
        return _as_python(value, printer, cycle)
    return _pairs(value, printer, cycle)


def _pairs(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    if cycle:
        return printer.text("{...}")

    def write(key: Any) -> None:
        printer.pretty(key)
        printer.text(": ")
        printer.pretty(value[key])

    with printer.group(1, "{", "}"):
        _entries(list(value), printer, write)
    return None


def _called(*parts: Callable[[Any], Any]) -> Printer:
    """As a call of its class with these parts."""

    def write(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
        name = type(value).__name__
        if cycle:
            return printer.text(f"{name}(...)")
        given = [part(value) for part in parts]
        with printer.group(len(name) + 1, f"{name}(", ")"):
            _entries([one for one in given if one is not None], printer, printer.pretty)
        return None

    return write


class _Pairs(dict[Any, Any]):
    """A mapping whose entries are written as those of a dict, whatever its class."""


class _Word:
    def __init__(self, said: str) -> None:
        self.said = said

    def __repr__(self) -> str:
        return self.said


def _type(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    if _looks_otherwise(value, type.__repr__):
        return _as_python(value, printer, cycle)
    name = getattr(value, "__qualname__", value.__name__)
    module = value.__module__
    return printer.text(name if module in (None, "builtins", "__builtin__", "exceptions") else f"{module}.{name}")


def _function(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    import inspect

    module = value.__module__
    name = value.__qualname__ if module in ("builtins", None) else f"{module}.{value.__qualname__}"
    try:
        return printer.text(f"<function {name}{inspect.signature(value)}>")
    except Exception:
        return printer.text(f"<function {name}>")


def _error(value: Any, printer: PrettyPrinter, cycle: bool) -> None:
    name = type(value).__qualname__
    module = type(value).__module__
    name = name if module in ("builtins", "exceptions") else f"{module}.{name}"
    with printer.group(len(name) + 1, f"{name}(", ")"):
        _entries(value.args, printer, printer.pretty)


_PRINTERS: dict[type, Printer] = {
    list: _sequence("[", "]"),
    tuple: _sequence("(", ")"),
    set: _set,
    frozenset: _set,
    dict: _dict,
    _Pairs: _pairs,
    type: _type,
    types.FunctionType: _function,
    types.BuiltinFunctionType: _function,
    types.MappingProxyType: _called(_Pairs),
    BaseException: _error,
    Counter: _called(lambda value: _Pairs(value.most_common()) if value else None),
    OrderedDict: _called(lambda value: list(value.items()) if value else None),
    defaultdict: _called(lambda value: value.default_factory, _Pairs),
    deque: _called(list, lambda value: None if value.maxlen is None else _Word(f"maxlen={value.maxlen}")),
    UserList: _called(lambda value: value.data),
    type({}.keys()): _called(list),
    type({}.values()): _called(list),
    type({}.items()): _called(list),
    types.SimpleNamespace: _as_python,
}
