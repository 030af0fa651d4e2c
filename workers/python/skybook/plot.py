"""`plot(...)`: columns of a table, or of a catalogue of any size, drawn by the page."""

from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook._base.live import State, Thing, adopt, live_class
from skybook.catalogue import Catalog
from skybook.display import Bundle, show_class

_MIME = "application/vnd.skybook.plot+json"


class Plot(Thing):
    """A plot as a value: shown where a cell displays it."""

    def __init__(self, spec: dict[str, Any], tables: dict[str, Any]) -> None:
        self._spec = spec
        self._tables = tables
        self._region: list[float] = []
        # Rows that are in the page are chosen as rows.
        self._id: str | None = None
        if spec["source"]["kind"] == "query":
            self._id, left = adopt(self)
            if left is not None:
                self.put(left)

    @property
    def value(self) -> dict[str, list[float]] | None:
        """The region that the reader has drawn in a plot of a `catalog(…)`: `{"x": [from, to], "y": [from, to]}`, of a
        histogram `x` alone, in the units of the columns, times in milliseconds since 1970 (UTC); `None` without one."""
        if self._id is None:
            raise AttributeError("rows are chosen in a plot of a table: ui.table(…) of it has them as its value")
        pairs = [self._region[at : at + 2] for at in range(0, len(self._region), 2)]
        return dict(zip("xy", pairs)) if pairs else None

    def put(self, state: State) -> None:
        """Sets the region as it has been drawn in the page; what is none leaves it as it is."""
        if isinstance(state, list) and len(state) in (0, 2, 4):
            try:
                self._region = [float(end) for end in state]
            except ValueError:
                return

    def __repr__(self) -> str:
        wish = self._spec["wish"]
        return f"<plot of {' against '.join(str(wish[key]) for key in ('y', 'x') if key in wish) or 'the sky'}>"


def plot(
    table: Any,
    x: str | None = None,
    y: str | None = None,
    *,
    color: str | None = None,
    xerr: str | None = None,
    yerr: str | None = None,
    log: str | None = None,
    invert: str | None = None,
    projection: str | None = None,
    center: float | None = None,
    bins: int | None = None,
    density: int | None = None,
    colormap: str | None = None,
    title: str | None = None,
    height: int | None = None,
    line: bool = False,
    allow: str | None = None,
) -> Plot:
    """Plots columns of a table, or of a `catalog(…)` whose rows are counted where they are and never fetched.

    `x` and `y` name columns, `"-y"` one that runs backwards, as magnitudes do; `x` alone gives a histogram of `bins`.
    `color` names a column for the colours, `xerr` and `yerr` those of errors; `log` and `invert` say which of `"x"`,
    `"y"` (and `"color"`) are logarithmic and backwards. `projection="mollweide"`, `"hammer"` or `"aitoff"` draws the
    whole sky with longitude `center` in the middle. With more than `density` rows (20,000) their density is drawn, finer
    when the reader zooms in. `allow`, such as `"2 GB"`, is the most of a catalogue to fetch where that is over 200 MB.
    """
    given = {
        "x": x,
        "y": y,
        "color": color,
        "xerr": xerr,
        "yerr": yerr,
        "log": log,
        "invert": invert,
        "projection": projection,
        "center": center,
        "bins": bins,
        "density": density,
        "colormap": colormap,
        "title": title,
        "height": height,
    }
    wish = {key: value for key, value in given.items() if value is not None}
    for key in ("x", "y", "color", "xerr", "yerr"):
        if key in wish and not isinstance(wish[key], str):
            raise TypeError(f"plot() takes the name of a column as {key}, and not a {kind_of(wish[key])}")
    if line:
        wish["line"] = True
    return plot_of(table, wish, allow)


def plot_of(table: Any, wish: dict[str, Any], allow: str | None = None) -> Plot:
    """The plot that a wish of the page's form asks for, of a table or a catalogue."""
    from skybook.tables.table_out import is_table, table_out

    if isinstance(table, Catalog):
        tables = {name: table_out(value) for name, value in table._tables.items()}
        source = {"kind": "query", "sql": table.sql, "tables": list(tables), **({"allow": allow} if allow else {})}
        return Plot({"wish": wish, "source": source}, tables)
    if not is_table(table):
        raise TypeError(f"plot() cannot draw a {kind_of(table)}: give it a table or a catalog(…), and names of columns")
    return Plot({"wish": wish, "source": {"kind": "table", "table": "rows"}}, {"rows": table_out(_part(table, wish))})


def _part(table: Any, wish: dict[str, Any]) -> Any:
    """Of a table the columns that a wish names; all where it leaves some to be found."""
    named = [str(wish[key]) for key in ("x", "y", "color", "xerr", "yerr") if key in wish]
    if is_a(table, "pyvo.dal.query", "DALResults"):
        table = table.to_table()
    if is_a(table, "pandas", "DataFrame"):
        columns = list(table.columns)
    elif is_a(table, "astropy.table", "Table"):
        columns = table.colnames
    else:
        return table
    wanted = [name if name in columns else name.removeprefix("-").strip() for name in named]
    if not wanted or any(name not in columns for name in wanted):
        return table
    return table[list(dict.fromkeys(wanted))]


def _bundle(view: Plot) -> Bundle:
    region = {} if view._id is None else {"region": {"id": view._id, "state": view._region}}
    return {"data": {_MIME: {**view._spec, **region}, "text/plain": repr(view)}, "tables": view._tables}


live_class(
    f"{Plot.__module__}.{Plot.__qualname__}",
    lambda view: [] if view._id is None else [view._id],
    lambda view: view if view._id is None else view.value,
)
show_class(f"{Plot.__module__}.{Plot.__qualname__}", _bundle)
