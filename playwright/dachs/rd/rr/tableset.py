"""The tables that a resource declares."""

from oai import clean, hash_list, text, texts, type_of
from rows import Rows


def column(found) -> dict[str, object]:
    """What parameters and table columns have in common."""
    described: dict[str, object] = {"ucd": text(found, "ucd").lower(), "unit": text(found, "unit"), "utype": text(found, "utype").lower(), "std": {"true": 1, "false": 0}.get(found.get("std"), "")}
    data_type = found.find("dataType")
    if data_type is None:
        return described
    return {
        **described, "datatype": clean(data_type.text).lower(), "arraysize": data_type.get("arraysize", ""), "delim": data_type.get("delim", ""),
        "extended_type": data_type.get("extendedType", ""), "extended_schema": data_type.get("extendedSchema", ""),
    }  # fmt: skip


def add_tables(rows: Rows, record) -> None:
    """Schemas, tables and columns, numbered from 1."""
    table_index = 0
    for schema_index, schema in enumerate(record.findall("tableset/schema"), 1):
        rows.add("res_schema", schema_index=schema_index, schema_description=text(schema, "description"), schema_name=text(schema, "name").lower(), schema_title=text(schema, "title"),
                 schema_utype=text(schema, "utype").lower())  # fmt: skip
        for table in schema.findall("table"):
            table_index += 1
            rows.add("res_table", schema_index=schema_index, table_index=table_index, table_description=text(table, "description"), table_name=text(table, "name").lower(),
                     table_title=text(table, "title"), table_type=(table.get("type") or "").lower(), table_utype=text(table, "utype").lower(), nrows=text(table, "nrows"))  # fmt: skip
            for found in table.findall("column"):
                kind = found.find("dataType")
                rows.add("table_column", table_index=table_index, name=text(found, "name").lower(), **column(found), type_system="" if kind is None else type_of(kind),
                         flag=hash_list(texts(found, "flag")), column_description=text(found, "description"))  # fmt: skip
