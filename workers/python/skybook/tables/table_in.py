"""Tables of other languages as `astropy.table.Table`."""

import warnings
from typing import Any

import numpy as np

from skybook.provenance.source import keep_sources
from skybook.tables.column_in import column_in


def table_in(wire: dict[str, Any], name: str) -> Any:
    """The table with units, UCDs (in `meta["ucd"]`) and descriptions; instants are `Time` in UTC."""
    from astropy.table import Table

    table = Table()
    for column in wire["columns"]:
        table[column["name"]] = _astropy_column(column)
    table.meta["name"] = wire.get("name") or name
    if wire["warnings"]:
        table.meta["warnings"] = list(wire["warnings"])
    keep_sources(table.meta, wire.get("sources") or [])
    return table


def _astropy_column(known: dict[str, Any]) -> Any:
    from astropy.table import Column, MaskedColumn

    values = column_in(known)
    meta = {key: known[key] for key in ("ucd", "utype") if known.get(key)}
    if values.dtype.kind == "M" and np.datetime_data(values.dtype)[0] != "D":
        return _time(values, known)
    kind = MaskedColumn if isinstance(values, np.ma.MaskedArray) else Column
    column = kind(values, description=known.get("description"), meta=meta)
    if known.get("unit"):
        from astropy.units import Unit

        column.unit = Unit(known["unit"], parse_strict="silent")
    return column


def _time(values: np.ndarray, known: dict[str, Any]) -> Any:
    from astropy.time import Time

    scale = (known.get("type") or "").partition("time (")[2].rstrip(")")
    missing = np.ma.getmaskarray(values)
    with warnings.catch_warnings():
        # ERFA doubts years before 1960 in UTC.
        warnings.simplefilter("ignore")
        times = Time(np.where(missing, np.datetime64(0, "us"), np.ma.getdata(values)), format="datetime64", scale=scale or "utc")
    if missing.any():
        times[missing] = np.ma.masked
    times.info.description = known.get("description")
    return times
