"""Columns of pyarrow in the page's form, buffers by name, and back. Arrow Columnar Format 1.4."""

from typing import Any

Column = dict[str, Any]


def column_of_arrow(values: Any) -> Column:
    """A column (an array, or chunks of one) as `{"layout", "length", "nulls", "validity", …buffers}`. Types that numpy
    has none for become text."""
    import numpy as np
    import pyarrow as pa

    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
        values = values if isinstance(values, pa.Array) else pa.concat_arrays(values.chunks)
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    layout = _layout(values.type)
    if layout is None:
        values, layout = values.cast(pa.string()), "utf8"
    if values.offset != 0:
        # Buffers are taken from their beginning.
        values = pa.concat_arrays([values, values.slice(0, 0)])
    if values.offset != 0:
        values = values.take(pa.array(range(len(values))))
    length, nulls, kind = len(values), values.null_count, values.type
    valid = np.asarray(values.is_valid())
    column: Column = {
        "layout": layout,
        "length": length,
        "nulls": nulls,
        "validity": np.packbits(valid, bitorder="little").tobytes() if nulls and layout != "null" else None,
    }
    if layout == "null":
        return column
    if layout in ("list", "map"):
        child = values.keys if layout == "map" else values.values
        if layout == "map":
            child = pa.StructArray.from_arrays([values.keys, values.items], ["key", "value"])
        return {**column, "offsets": np.asarray(values.offsets, np.int32).tobytes(), "child": column_of_arrow(child)}
    if layout == "fixed":
        return {**column, "width": kind.list_size, "child": column_of_arrow(values.values)}
    if layout == "struct":
        fields = [{"name": kind.field(i).name, **column_of_arrow(values.field(i))} for i in range(kind.num_fields)]
        return {**column, "fields": fields}
    if layout in ("utf8", "binary"):
        _, offsets, data = values.buffers()
        ends = np.frombuffer(offsets, np.int32, length + 1) if offsets is not None else np.zeros(length + 1, np.int32)
        start = int(ends[0])
        return {
            **column,
            "offsets": (ends - start).tobytes(),
            "values": data.to_pybytes()[start : int(ends[-1])] if data is not None else b"",
        }
    if layout == "decimal":
        column.update(precision=kind.precision, scale=kind.scale)
    _, data = values.buffers()
    return {**column, "values": data.to_pybytes() if data is not None else b""}


def _layout(kind: Any) -> str | None:
    import pyarrow as pa
    from pyarrow import types

    if types.is_null(kind):
        return "null"
    if types.is_boolean(kind):
        return "bool"
    if types.is_integer(kind) or kind in (pa.float32(), pa.float64()):
        return str(kind).replace("float", "float32") if kind == pa.float32() else _number(kind)
    if types.is_decimal128(kind):
        return "decimal"
    if types.is_string(kind):
        return "utf8"
    if types.is_binary(kind):
        return "binary"
    if types.is_timestamp(kind):
        return f"timestamp[{kind.unit}{',UTC' if kind.tz else ''}]"
    if types.is_time64(kind):
        return f"time[{kind.unit}]"
    if types.is_duration(kind):
        return f"duration[{kind.unit}]"
    if types.is_interval(kind):
        return "interval"
    if types.is_date32(kind):
        return "date"
    for holds, layout in (
        (types.is_map, "map"),
        (types.is_list, "list"),
        (types.is_fixed_size_list, "fixed"),
        (types.is_struct, "struct"),
    ):
        if holds(kind):
            return layout
    return None


def _number(kind: Any) -> str:
    return {"float": "float32", "double": "float64"}.get(str(kind), str(kind))


def arrow_of_column(column: Column) -> Any:
    """The array of a column in the page's form."""
    import pyarrow as pa

    length, nulls = column["length"], column["nulls"]
    validity = pa.py_buffer(column["validity"]) if column.get("validity") else None
    layout = column["layout"]
    if layout == "null":
        return pa.nulls(length)
    if layout in ("list", "fixed", "map"):
        child = arrow_of_column(column["child"])
        if layout == "fixed":
            kind = pa.list_(child.type, column["width"])
            return pa.Array.from_buffers(kind, length, [validity], nulls, children=[child])
        if layout == "map":
            kind = pa.map_(child.type.field(0).type, child.type.field(1).type)
            child = child.cast(
                pa.struct(
                    [pa.field("key", child.type.field(0).type, False), pa.field("value", child.type.field(1).type)]
                )
            )
        else:
            kind = pa.list_(child.type)
        return pa.Array.from_buffers(kind, length, [validity, pa.py_buffer(column["offsets"])], nulls, children=[child])
    if layout == "struct":
        fields = [arrow_of_column(field) for field in column["fields"]]
        kind = pa.struct([pa.field(field["name"], child.type) for field, child in zip(column["fields"], fields)])
        return pa.Array.from_buffers(kind, length, [validity], nulls, children=fields)
    buffers = [
        validity,
        *([pa.py_buffer(column["offsets"])] if "offsets" in column else []),
        pa.py_buffer(column["values"]),
    ]
    return pa.Array.from_buffers(_type(column), length, buffers, nulls)


def _type(column: Column) -> Any:
    import pyarrow as pa

    layout = column["layout"]
    if layout == "decimal":
        return pa.decimal128(column["precision"], column["scale"])
    name, _, unit = layout.rstrip("]").partition("[")
    tick, _, zone = unit.partition(",")
    made = {
        "bool": pa.bool_,
        "float32": pa.float32,
        "float64": pa.float64,
        "utf8": pa.string,
        "binary": pa.binary,
        "date": pa.date32,
        "interval": pa.month_day_nano_interval,
    }
    if name in made:
        return made[name]()
    if name == "timestamp":
        return pa.timestamp(tick, zone or None)
    if name in ("time", "duration"):
        return pa.time64(tick) if name == "time" else pa.duration(tick)
    return getattr(pa, name)()
