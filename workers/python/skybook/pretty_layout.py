"""Text that is broken into lines where it is too wide, by groups: all or none of a group's places become line ends."""

import contextlib
from collections.abc import Iterator


class _Break:
    """A place that may become the end of a line, with what stands there otherwise."""

    def __init__(self, between: str, indent: int) -> None:
        self.between = between
        self.indent = indent


class _Group:
    def __init__(self) -> None:
        self.parts: list[str | _Break | _Group] = []
        self.is_broken = False

    def width(self) -> int:
        """Of all in one line."""
        return sum(
            len(part) if isinstance(part, str) else len(part.between) if isinstance(part, _Break) else part.width()
            for part in self.parts
        )

    def may_break(self) -> bool:
        """Whether a line may end in it."""
        return any(isinstance(part, _Break) or (isinstance(part, _Group) and part.may_break()) for part in self.parts)


class PrettyLayout:
    """What printers write to, as IPython's `PrettyPrinter`."""

    def __init__(self, max_width: int = 79, newline: str = "\n") -> None:
        self.max_width = max_width
        self.newline = newline
        self.indentation = 0
        self._groups = [_Group()]

    def text(self, said: str) -> None:
        """Writes a text that is not broken."""
        self._groups[-1].parts.append(said)

    write = text

    def breakable(self, sep: str = " ") -> None:
        """Writes a text that may become the end of a line."""
        self._groups[-1].parts.append(_Break(sep, self.indentation))

    def break_(self) -> None:
        """Ends the line."""
        self._groups[-1].is_broken = True
        for group in self._groups:
            group.is_broken = True
        self._groups[-1].parts.append(_Break("", self.indentation))

    def begin_group(self, indent: int = 0, open: str = "") -> None:
        """Begins a group, and what is deeper in it."""
        if open:
            self.text(open)
        group = _Group()
        self._groups[-1].parts.append(group)
        self._groups.append(group)
        self.indentation += indent

    def end_group(self, dedent: int = 0, close: str = "") -> None:
        """Ends the group that was begun last."""
        self.indentation -= dedent
        self._groups.pop()
        if close:
            self.text(close)

    @contextlib.contextmanager
    def group(self, indent: int = 0, open: str = "", close: str = "") -> Iterator[None]:
        """Around what is a group."""
        self.begin_group(indent, open)
        try:
            yield
        finally:
            self.end_group(indent, close)

    @contextlib.contextmanager
    def indent(self, indent: int) -> Iterator[None]:
        """Around what is deeper."""
        self.indentation += indent
        try:
            yield
        finally:
            self.indentation -= indent

    def laid_out(self) -> str:
        """All that was written."""
        said: list[str] = []
        self._lay(self._groups[0], 0, 0, said)
        return "".join(said)

    def _lay(self, group: _Group, at: int, behind: int, said: list[str]) -> int:
        """Lays a group out from column `at`, with a text of that width behind it; the column where it ends."""
        breaks = group.is_broken or at + group.width() + behind > self.max_width
        for index, part in enumerate(group.parts):
            if isinstance(part, str):
                said.append(part)
                end = part.rfind("\n")
                at = at + len(part) if end < 0 else len(part) - end - 1
            elif isinstance(part, _Group):
                at = self._lay(part, at, _until_break(group.parts[index + 1 :], behind), said)
            elif breaks:
                said.append(f"{self.newline}{' ' * part.indent}")
                at = part.indent
            else:
                said.append(part.between)
                at += len(part.between)
        return at


def _until_break(parts: list[str | _Break | _Group], behind: int) -> int:
    """The width of what stands before the next place that may become the end of a line."""
    width = 0
    for part in parts:
        if isinstance(part, _Break):
            return width
        width += len(part) if isinstance(part, str) else _until_break(part.parts, 0)
        if isinstance(part, _Group) and part.may_break():
            return width
    return width + behind
