"""Catalogues of any size: what is wanted of one is written down lazily, and read by the page's catalogue engine when
its rows are asked for."""

import itertools
from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook._base.page import ask_page
from skybook.catalogue_sql import Selection, is_query, over_this, quoted, source_of

Tables = dict[str, Any]

_numbers = itertools.count(1)


class Catalog:
    """Rows of a catalogue that have not been read. Each method but those that begin with `to_` gives another; nothing
    is fetched before those."""

    def __init__(
        self,
        name: str,
        selection: Selection,
        tables: Tables,
        position: tuple[str, str] | None,
        card: dict[str, Any] | None,
    ) -> None:
        self._name = name
        self._selection = selection
        self._tables = tables
        self._position = position
        self._card = card

    @property
    def sql(self) -> str:
        """The query for its rows, as an SQL cell would have it."""
        return self._selection.sql()

    def cone(self, ra: Any, dec: Any = None, radius: Any = None, *, radius_arcsec: float | None = None) -> "Catalog":
        """Rows within a radius of a position (ICRS): degrees or Quantities, or a SkyCoord and a radius."""
        if is_a(ra, "astropy.coordinates", "SkyCoord", "BaseCoordinateFrame"):
            ra, dec, radius = ra.icrs.ra, ra.icrs.dec, dec if radius is None else radius
        if radius is None and radius_arcsec is not None:
            radius = radius_arcsec / 3600
        if dec is None or radius is None:
            raise TypeError("cone() takes ra, dec and a radius in degrees, or a SkyCoord and a radius")
        if self._position is None:
            raise ValueError(
                f"{self._name} has no columns that are known as its position: use .query('SELECT … WHERE …')"
            )
        ra_column, dec_column = map(quoted, self._position)
        circle = f"CIRCLE({_degrees(ra)!r}, {_degrees(dec)!r}, {_degrees(radius)!r})"
        return self._with(self._selection.narrowed(f"1 = CONTAINS(POINT({ra_column}, {dec_column}), {circle})"))

    def columns(self, *names: str | list[str]) -> "Catalog":
        """Only these columns, in this order."""
        wanted = tuple(itertools.chain.from_iterable([name] if isinstance(name, str) else name for name in names))
        selection = self._selection
        if selection.columns or selection.without:
            selection = Selection(f"({selection.sql()})")
        return self._with(Selection(selection.source, wanted, (), selection.conditions, selection.limit))

    def query(self, sql: str) -> "Catalog":
        """Rows that fulfil a condition such as `mag < 12 AND bp_rp > 1`, or a whole query in which `this` names these
        rows."""
        if not is_query(sql):
            return self._with(self._selection.narrowed(sql))
        return Catalog(self._name, Selection(f"({over_this(self._selection, sql)})"), self._tables, None, None)

    def head(self, n: int = 5) -> "Catalog":
        """Any `n` of the rows."""
        limit = n if self._selection.limit is None else min(n, self._selection.limit)
        return self._with(
            Selection(
                self._selection.source,
                self._selection.columns,
                self._selection.without,
                self._selection.conditions,
                limit,
            )
        )

    def xmatch(self, other: Any, radius_arcsec: float = 1.0, n: int | None = None) -> "Catalog":
        """`skybook.xmatch` of these rows with others."""
        return xmatch(self, other, radius_arcsec, n)

    def count(self, allow: str | None = None) -> int:
        """How many rows there are."""
        counted = self.query("SELECT count(*) AS n FROM this").to_table(allow)
        return int(counted["n"][0])

    def to_table(self, allow: str | None = None) -> Any:
        """The rows as an astropy Table with units. `allow`, such as `'2 GB'`, is the most to fetch where that is over
        200 MB."""
        from skybook.tables.table_in import table_in
        from skybook.tables.table_out import table_out

        tables = {name: {"kind": "table", "table": table_out(table)} for name, table in self._tables.items()}
        answer = ask_page(
            {"kind": "query", "sql": (f"-- @allow {allow}\n" if allow else "") + self.sql, "tables": tables}
        )
        return table_in(answer["table"], self._name)

    def to_pandas(self, allow: str | None = None) -> Any:
        """The rows as a pandas DataFrame."""
        return self.to_table(allow).to_pandas()

    def _with(self, selection: Selection) -> "Catalog":
        return Catalog(self._name, selection, self._tables, self._position, self._card)

    def __getitem__(self, names: str | list[str]) -> "Catalog":
        return self.columns(names)

    def __repr__(self) -> str:
        known = self._card or {}
        facts = [f"{known[key]:,.0f} {key}" for key in ("rows", "partitions") if known.get(key)]
        columns = ", ".join(_column_text(column) for column in known.get("columns", []))
        lines = [
            f"Catalog {self._name}" + (f" ({', '.join(facts)})" if facts else ""),
            f"  columns: {columns}" if columns else "",
            f"  {self.sql}",
        ]
        return "\n".join(filter(None, lines))


def catalog(address: str | list[str]) -> Catalog:
    """A HATS catalogue or Parquet files, opened by address; only what describes it is read."""
    card = ask_page({"kind": "card", "address": address})["value"]
    place = card.get("position") or card.get("otherPosition")
    return Catalog(
        card["name"], Selection(source_of(address)), {}, (place["ra"], place["dec"]) if place else None, card
    )


def xmatch(left: Any, right: Any, radius_arcsec: float = 1.0, n: int | None = None) -> Catalog:
    """Pairs of rows within a radius of each other, with `_dist_arcsec`; with `n` the nearest n of `right`. Sides are
    catalogues or tables."""
    left, right = _side(left), _side(right)
    own = left._selection
    # Conditions on the left's rows are the same before the match and after it, where they let partitions be left out.
    loose = own.source.startswith("hats(") and not own.columns and not own.without and own.limit is None
    sides = f"{own.source if loose else own.operand()}, {right._selection.operand()}"
    source = f"xmatch({sides}, radius_arcsec => {float(radius_arcsec)!r}{f', n => {int(n)}' if n is not None else ''})"
    return Catalog(
        f"{left._name} × {right._name}",
        Selection(source, conditions=own.conditions if loose else ()),
        left._tables | right._tables,
        left._position,
        None,
    )


def _side(value: Any) -> Catalog:
    from skybook.tables.table_out import is_table

    if isinstance(value, Catalog):
        return value
    if isinstance(value, str):
        return catalog(value)
    if not is_table(value):
        raise TypeError(
            f"xmatch() cannot match a {kind_of(value)}: give it catalogues, tables, or addresses of catalogues"
        )
    name = f"python_table_{next(_numbers)}"
    return Catalog("table", Selection(name), {name: value}, None, None)


def _degrees(angle: Any) -> float:
    return float(angle.to_value("deg") if hasattr(angle, "to_value") else angle)


def _column_text(column: dict[str, Any]) -> str:
    unit = column.get("unit")
    return f"{column['name']} [{unit}]" if unit else str(column["name"])
