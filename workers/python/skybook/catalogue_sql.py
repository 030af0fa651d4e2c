"""The SQL of lazy catalogues."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Selection:
    """What is wanted of a source: `source` stands in FROM; of its columns `columns` (all where empty) but not
    `without`."""

    source: str
    columns: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    limit: int | None = None

    def sql(self) -> str:
        """The query."""
        what = ", ".join(map(quoted, self.columns)) or "*" + (
            f" EXCLUDE ({', '.join(map(quoted, self.without))})" if self.without else ""
        )
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {what} FROM {self.source}{where}" + (f" LIMIT {self.limit}" if self.limit is not None else "")

    def is_whole(self) -> bool:
        """Whether it is all of its source."""
        return self == Selection(self.source)

    def operand(self) -> str:
        """As a side of a cross-match."""
        return self.source if self.is_whole() else f"({self.sql()})"

    def narrowed(self, condition: str) -> "Selection":
        """Of its rows those that fulfil a condition."""
        outer = self if self.limit is None else Selection(f"({self.sql()})")
        return replace(outer, conditions=(*outer.conditions, f"({condition})"))


def source_of(address: str | list[str]) -> str:
    """A catalogue, or a list of Parquet files, in FROM."""
    return f"hats({text(address) if isinstance(address, str) else '[' + ', '.join(map(text, address)) + ']'})"


def over_this(selection: Selection, query: str) -> str:
    """A query in which `this` names a selection."""
    this = f"this AS ({selection.sql()})"
    with_others = re.match(r"\s*with\b(?!\s+recursive\b)", query, re.IGNORECASE)
    return f"WITH {this}, {query[with_others.end() :]}" if with_others else f"WITH {this} {query}"


def is_query(sql: str) -> bool:
    """Whether a text is a query, not a condition."""
    return re.match(r"\s*(select|from|with)\b", sql, re.IGNORECASE) is not None


def quoted(name: str) -> str:
    """A name as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a constant."""
    return "'" + value.replace("'", "''") + "'"
