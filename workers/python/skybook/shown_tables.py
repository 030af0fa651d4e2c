"""Tables as the page's own grid shows them."""

from typing import Any

from skybook.display import Bundle, show_class

_MIME = "application/vnd.skybook.table+json"
_ROWS = 10_000


def install() -> None:
    """Makes `display` show tables of astropy, pandas, pyvo and numpy as grids."""
    for name in ("astropy.table.table.Table", "pandas.DataFrame", "pandas.Series", "pandas.core.frame.DataFrame", "pandas.core.series.Series", "pyvo.dal.query.DALResults", "numpy.ndarray"):
        show_class(name, _bundle)


def _bundle(value: Any) -> Bundle | None:
    from skybook.tables.table_out import is_table, table_out

    if not is_table(value):
        return None
    # More than a grid is scrolled through; the value itself stays whole.
    return {"data": {_MIME: {"table": "table"}, "text/plain": f"{type(value).__name__} of {len(value)} rows"}, "tables": {"table": table_out(value, _ROWS)}}
