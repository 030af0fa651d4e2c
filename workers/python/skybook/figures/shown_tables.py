"""Tables as the page's own grid shows them; spectra and light curves as plots before it."""

import time
from typing import Any

from skybook._base.kinds import is_a
from skybook.display import Bundle, show_class
from skybook.figures.plotted_tables import plotted
from skybook.tables.shortened import is_shortened

_MIME = "application/vnd.skybook.table+json"
_PLOT = "application/vnd.skybook.plot+json"
_ROWS = 10_000
_KEPT = 3
_whole: dict[int, Any] = {}

WHOLE = "__shown"
"""The name under which the page asks for all of a table that was shown in part."""


def install() -> None:
    """Makes `display` show tables of astropy, pandas, pyvo and numpy as grids."""
    for name in (
        "astropy.table.table.Table",
        "pandas.DataFrame",
        "pandas.Series",
        "pandas.core.frame.DataFrame",
        "pandas.core.series.Series",
        "pyvo.dal.query.DALResults",
        "numpy.ndarray",
    ):
        show_class(name, _bundle)


def _bundle(value: Any) -> Bundle | None:
    from skybook.tables.table_out import is_table, table_out

    if not is_table(value) or (is_a(value, "pandas", "DataFrame", "Series") and is_shortened(value)):
        return None
    table = table_out(value, _ROWS)
    if table["rows"] < table["totalRows"]:
        table["whole"] = {
            "held": True,
            "engine": "python",
            "name": WHOLE,
            "version": _keep(value),
            "type": type(value).__name__,
        }
    data = {_MIME: {"table": "table"}, "text/plain": f"{type(value).__name__} of {len(value)} rows"}
    tables = {"table": table}
    if is_a(value, "astropy.table", "Table") and (found := _found(value)) is not None:
        rows, wish = found
        names = [str(wish[key]).removeprefix("-") for key in ("x", "y", "yerr") if key in wish]
        tables["plot"] = table_out(rows[names])
        data[_PLOT] = {"wish": wish, "source": {"kind": "table", "table": "plot"}}
    return {"data": data, "tables": tables}


def _found(value: Any) -> Any:
    try:
        return plotted(value)
    except Exception:
        # A column that no one foresaw is no reason to show no table.
        return None


def shown_whole(version: int) -> Any:
    """A table that was shown in part; `None` when newer ones have taken its place."""
    return _whole.get(version)


def _keep(value: Any) -> int:
    # No version of a Python that ran before this one.
    version = max([time.time_ns() // 1_000_000, *(known + 1 for known in _whole)])
    _whole[version] = value
    for old in sorted(_whole)[:-_KEPT]:
        del _whole[old]
    return version
