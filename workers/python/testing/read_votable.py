"""What astropy reads of a VOTable, as plain values to compare with known answers."""

import warnings
from typing import Any

import numpy as np
from astropy.io.votable import parse


def plain(value: Any) -> Any:
    """A cell of a table as JSON holds it; masked and not-a-number values as None."""
    if value is np.ma.masked:
        return None
    if isinstance(value, (np.ndarray, list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and value != value:
        return None
    return str(value) if isinstance(value, complex) else value


def read_votable(path: str) -> dict[str, Any]:
    """Its shape, fields and first row, and how a strict and a lenient reading end."""
    found: dict[str, Any] = {}
    for verify in ("ignore", "exception"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                file = parse(path, verify=verify)
                found[f"parse_{verify}"] = "ok"
            except Exception as error:
                found[f"parse_{verify}"] = type(error).__name__
                continue
        if verify == "ignore":
            found |= {
                "version": file.version,
                "n_resources": len(file.resources),
                "tables": [_table(table) for table in file.iter_tables()],
            }
    return found


def _table(table: Any) -> dict[str, Any]:
    fields = [
        [field.name, field.datatype, field.arraysize, None if field.unit is None else str(field.unit)]
        for field in table.fields
    ]
    said = {"nrows": len(table.array), "ncols": len(fields), "fields": fields[:12]}
    return said | (
        {"row0": [plain(table.array[name][0]) for name in table.array.dtype.names[:8]]} if len(table.array) else {}
    )
