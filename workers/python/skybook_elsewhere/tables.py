"""Tables between Arrow and the packages of the field, by the rules of the page's own Python cells."""

from typing import Any

from skybook.tables.astropy_out import astropy_columns
from skybook.tables.column_in import column_in
from skybook.tables.pandas_out import pandas_columns
from skybook.tables.times_in import time_in
from skybook.tables.told import told

Column = dict[str, Any]


def table_of(arrow: Any, columns: list[Column], name: str) -> Any:
    """The `astropy.table.Table` of an Arrow table; `columns` tell units, UCDs and descriptions."""
    import numpy as np
    from astropy.table import Column as PlainColumn
    from astropy.table import MaskedColumn, Table
    from astropy.units import Unit

    from skybook_elsewhere.arrow_columns import column_of_arrow

    table = Table()
    for at, field in enumerate(arrow.schema):
        known = columns[at] if at < len(columns) else {}
        values = column_in({"name": field.name, **column_of_arrow(arrow.column(at))})
        if values.dtype.kind == "M" and np.datetime_data(values.dtype)[0] != "D" and values.ndim == 1:
            values = time_in(values, known.get("timeScale"), lambda _: None)
        meta = {key: known[key] for key in ("ucd", "utype", "frame") if known.get(key)}
        if not isinstance(values, np.ndarray):
            values.info.description, values.info.meta = known.get("description"), meta
            table[field.name] = values
            continue
        kind = MaskedColumn if isinstance(values, np.ma.MaskedArray) else PlainColumn
        column = kind(values, description=known.get("description"), meta=meta)
        if known.get("unit"):
            column.unit = Unit(known["unit"], parse_strict="silent")
        table[field.name] = column
    table.meta["name"] = name
    return table


def arrow_of(value: Any, name: str = "the value") -> Any:
    """The Arrow table of a table of astropy, pandas, pyvo or Arrow, a list of records, columns by name, or an array."""
    import numpy as np
    import pyarrow as pa
    from astropy.table import Table

    from skybook_elsewhere.arrow_columns import arrow_of_column

    if isinstance(value, pa.Table):
        return value
    if hasattr(value, "to_table") and hasattr(value, "fieldnames"):
        value = value.to_table()
    if isinstance(value, Table) or (isinstance(value, np.ndarray) and value.dtype.names):
        columns = told(astropy_columns(Table(value)))
    elif hasattr(value, "to_frame"):
        columns = told(pandas_columns(value.to_frame(name="value" if value.name is None else value.name)))
    elif hasattr(value, "iloc"):
        columns = told(pandas_columns(value))
    elif isinstance(value, dict) and value:
        return pa.table({str(key): _plain(values) for key, values in value.items()})
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return pa.Table.from_pylist(value)
    elif isinstance(value, (list, tuple, np.ndarray)) and len(value) > 0:
        return pa.table({"value": _plain(value)})
    else:
        raise TypeError(
            f"{name} is a {type(value).__name__}: SQL reads tables, lists, dictionaries of lists and arrays"
        )
    return pa.table([arrow_of_column(column) for column in columns], names=[column["name"] for column in columns])


def _plain(values: Any) -> Any:
    """Values of a quantity are its numbers."""
    return getattr(values, "value", values)
