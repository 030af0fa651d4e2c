"""Tables of other languages as `astropy.table.Table`."""

import contextlib
from typing import Any

import numpy as np

from skybook.provenance.source import keep_sources
from skybook.tables.column_in import column_in
from skybook.tables.times_in import time_in


def table_in(wire: dict[str, Any], name: str) -> Any:
    """The table with units, UCDs (in `meta["ucd"]`) and descriptions; instants are `Time` in UTC, or in the scale that
    they came in. What was changed of a column is told in its `meta["skybook_note"]`."""
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

    notes = [known["note"]] if known.get("note") else []
    tell = lambda change: notes.append(f"`{known['name']}` {change}.")  # noqa: E731
    values = column_in(known, tell)
    if values.dtype.kind == "M" and np.datetime_data(values.dtype)[0] != "D" and values.ndim == 1:
        values = time_in(values, known.get("timeScale"), tell)
    meta = {key: known[key] for key in ("ucd", "utype", "frame") if known.get(key)} | (
        {"skybook_note": " ".join(dict.fromkeys(notes))} if notes else {}
    )
    if not isinstance(values, np.ndarray):
        values.info.description, values.info.meta = known.get("description"), meta
        return values
    kind = MaskedColumn if isinstance(values, np.ma.MaskedArray) else Column
    column = kind(values, description=known.get("description"), meta=meta)
    if known.get("unit"):
        from astropy.units import Unit

        column.unit = Unit(known["unit"], parse_strict="silent")
    if known.get("format") and values.dtype.kind in "fiu":
        with contextlib.suppress(ValueError):
            column.format = known["format"]
    return column
