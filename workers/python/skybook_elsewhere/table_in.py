"""Stands for `skybook.tables.table_in`: answers of queries, which come as Arrow here."""

from typing import Any

from skybook_elsewhere.tables import table_of


def table_in(answer: dict[str, Any], name: str) -> Any:
    """The rows as an astropy Table."""
    return table_of(answer["arrow"], answer["columns"], name)
