"""Tables between Arrow and the packages of the field, by the rules of the page's own Python cells."""

from typing import Any

from skybook.tables.astropy_out import astropy_columns
from skybook.tables.column_in import column_in
from skybook.tables.objects_out import object_column
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
    """The Arrow table of a table of astropy, pandas, pyvo or Arrow, a list of records, columns by name, or an array.
    Warns of what is changed of its values."""
    import warnings

    import pyarrow as pa

    from skybook_elsewhere.arrow_columns import arrow_of_column

    if isinstance(value, pa.Table):
        return value
    columns = told(_columns_of(value, name))
    for column in columns:
        if column["note"]:
            warnings.warn(f"{name}: {column['note']}", stacklevel=2)
    return pa.table([arrow_of_column(column) for column in columns], names=[column["name"] for column in columns])


def _columns_of(value: Any, name: str) -> list[Column]:
    import numpy as np
    from astropy.table import Table

    if hasattr(value, "to_table") and hasattr(value, "fieldnames"):
        value = value.to_table()
    if isinstance(value, Table) or (isinstance(value, np.ndarray) and value.dtype.names):
        return astropy_columns(Table(value))
    if hasattr(value, "to_frame"):
        return pandas_columns(value.to_frame(name="value" if value.name is None else value.name))
    if hasattr(value, "iloc"):
        return pandas_columns(value)
    if isinstance(value, dict) and value:
        return _columns_by_name(value, name)
    if isinstance(value, (list, tuple)) and len(value) > 0:
        return _columns_of_items([*value])
    if isinstance(value, np.ndarray) and value.ndim == 1:
        return _named("value", value)
    raise TypeError(f"{name} is a {type(value).__name__}: SQL reads tables, lists, dictionaries of lists and arrays")


def _columns_by_name(value: dict[Any, Any], name: str) -> list[Column]:
    if not all(hasattr(values, "__len__") and not isinstance(values, (str, bytes, dict)) for values in value.values()):
        raise TypeError(f"{name} is a dictionary of values, and not of lists. Write ${name} to use it as a value.")
    if len({len(values) for values in value.values()}) > 1:
        raise TypeError(f"{name} is a dictionary of lists that are not of one length")
    return [column for key, values in value.items() for column in _named(str(key), values)]


def _columns_of_items(items: list[Any]) -> list[Column]:
    """Records are rows, of which each need not have all names."""
    names = [*dict.fromkeys(key for row in items if isinstance(row, dict) for key in row)]
    if not names or not all(row is None or isinstance(row, dict) for row in items):
        return _named("value", items)
    return [
        column for key in names for column in _named(str(key), [None if row is None else row.get(key) for row in items])
    ]


def _named(name: str, values: Any) -> list[Column]:
    """Values of any kind as a column; of coordinates, as several."""
    import numpy as np
    from astropy.table import Table

    if hasattr(values, "iloc"):
        return pandas_columns(values.reset_index(drop=True).to_frame(name=name))
    if isinstance(values, np.ndarray) or hasattr(values, "info"):
        return astropy_columns(Table({name: values}))
    return [{"name": name, **object_column([*values])}]
