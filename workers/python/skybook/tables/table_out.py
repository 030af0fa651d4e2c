"""Tables of the packages of the field in the page's form."""

from typing import Any

from skybook._base.kinds import is_a
from skybook.provenance.source import kept_sources
from skybook.tables.astropy_out import astropy_columns
from skybook.tables.pandas_out import pandas_columns
from skybook.tables.told import told

WireTable = dict[str, Any]


def is_table(value: Any) -> bool:
    """Whether the value is a table to people: of astropy, pandas, pyvo or FITS, or a structured array."""
    if is_a(value, "pandas", "DataFrame", "Series"):
        return bool(value.shape[-1] > 0 or value.ndim == 1)
    if is_a(value, "astropy.table", "Table"):
        return len(value.colnames) > 0
    if is_a(value, "pyvo.dal.query", "DALResults"):
        return True
    return is_a(value, "numpy", "ndarray") and value.dtype.names is not None and bool(value.ndim == 1)


def table_out(value: Any, rows: int | None = None) -> WireTable:
    """The table, or its first `rows`, as `{"columns", "rows", "totalRows", "name", "warnings", "sources"}`."""
    if is_a(value, "pandas", "Series"):
        value = value.to_frame(name="value" if value.name is None else value.name)
    total = len(value)
    kept = total if rows is None else min(rows, total)
    if is_a(value, "pandas", "DataFrame"):
        columns, notes, warnings = pandas_columns(value.iloc[:kept]), value.attrs, value.attrs.get("warnings", [])
    else:
        table = _as_astropy(value)
        columns, notes, warnings = astropy_columns(table[:kept]), table.meta, _warnings(value, table)
    columns = told(columns)
    name, sources = notes.get("name"), kept_sources(notes)
    if not warnings:
        warnings = [
            f"Truncated: {source['service']} has more rows than it sent." for source in sources if source["isTruncated"]
        ]
    return {
        "columns": columns,
        "rows": kept,
        "totalRows": total,
        "name": str(name) if name else None,
        "warnings": [str(warning) for warning in warnings],
        "sources": sources,
    }


def _as_astropy(value: Any) -> Any:
    from astropy.table import Table

    if isinstance(value, Table):
        return value
    if is_a(value, "pyvo.dal.query", "DALResults"):
        return value.to_table()
    return Table(value)


def _warnings(value: Any, table: Any) -> list[str]:
    said = list(table.meta.get("warnings", []))
    status = getattr(value, "status", None)
    if isinstance(status, tuple) and status and status[0] == "OVERFLOW":
        said.append("Truncated: the service has more rows than it sent (OVERFLOW).")
    return said
