"""Stands for `skybook.tables.table_out`: tables on their way to a query, which takes them as they are here."""

from typing import Any


def is_table(value: Any) -> bool:
    """Whether the value is a table to people."""
    return hasattr(value, "colnames") or hasattr(value, "iloc") or hasattr(value, "fieldnames")


def table_out(value: Any) -> Any:
    """The table itself."""
    return value
