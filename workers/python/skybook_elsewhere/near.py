"""What is enough of a pass for the first rows by a column, by what files state of the values in each row group."""

import math
from typing import Any

from skybook_elsewhere.parts import path_of, text, version_of
from skybook_elsewhere.stoppable import Stoppable

# Their footers are read here, one machine's worth of them.
_MOST_FILES = 2000
_STATED = {
    "FLOAT": ["FLOAT"],
    "DOUBLE": ["DOUBLE"],
    "INT32": ["TINYINT", "SMALLINT", "INTEGER"],
    "INT64": ["BIGINT"],
}
"""Types of a file's values, and of columns whose bounds these are as they are."""

# Of so many files a column's bounds are kept.
_MOST_KEPT = 20_000

Group = tuple[str, str, Any, Any, int | None]
Known = dict[tuple[str, str, str], list[Group]]
"""What files state, by which file it is as of when, the column and its type."""


def near_step(step: dict[str, Any], connection: Stoppable, known: Known) -> dict[str, Any] | None:
    """The pass over those partitions alone that hold its first rows, with its query for these; nothing where it asks for
    others, or files do not tell. Bounds of files may be of no row: it is as good as the whole where it gives so many.
    What files state is kept in `known`."""
    import duckdb

    top, parts = step.get("top"), step["parts"]
    if top is None or "of" not in top or parts["kind"] != "catalogue" or not parts["base"].startswith("file://"):
        return None
    partitions = parts["partitions"]
    urls = [parts["base"] + file for one in partitions for file in one["files"]]
    if not 1 < len(urls) <= _MOST_FILES or any(one.get("where") for one in partitions):
        return None
    kind = next(one["type"] for one in step["partialTypes"] if one["name"] == top["column"])
    try:
        of = _groups(urls, top["of"], kind, connection, known)
    except duckdb.Error:
        # This machine may not see them.
        return None
    groups = [group for own in of.values() for group in own]
    if any(kind not in _STATED.get(type, []) for _, type, *_ in groups):
        return None
    bound = _bound(groups, top)
    if bound is None:
        return None
    beyond = {url for url in urls if _is_beyond(of[url], bound, top)}
    kept = [one for one in partitions if not all(parts["base"] + file in beyond for file in one["files"])]
    return {
        **step,
        "partialSql": top["sql"].replace("skybook_bound", str(bound)),
        "parts": {**parts, "partitions": kept},
    }


def _groups(urls: list[str], column: str, kind: str, connection: Stoppable, known: Known) -> dict[str, list[Group]]:
    """Of each row group of files its file, the column's type there, its least and greatest value and how many there
    are; asked anew of a file that has changed."""
    keys = {url: (version_of(url), column, kind) for url in urls}
    found = {url: known[key] for url, key in keys.items() if key[0] and key in known}
    asked = [url for url in urls if url not in found]
    if asked:
        stated: dict[str, list[Group]] = {}
        for group in connection.rows(
            f"SELECT file_name, type, TRY_CAST(stats_min_value AS {kind}), TRY_CAST(stats_max_value AS {kind}), "
            f"row_group_num_rows - stats_null_count FROM parquet_metadata([{', '.join(map(text, asked))}]) "
            f"WHERE lower(path_in_schema) = lower({text(column)})"
        ):
            stated.setdefault(group[0], []).append(group)
        if len(known) + len(asked) > _MOST_KEPT:
            known.clear()
        for url in asked:
            found[url] = known[keys[url]] = stated.get(path_of(url), [])
    return found


def _bound(groups: list[Group], top: dict[str, Any]) -> Any:
    """Where so many rows are at the latest: the first value of a group is of one row, its last before all others."""
    known: list[tuple[Any, int]] = []
    for _, _, low, high, filled in groups:
        if _is_value(low) and _is_value(high):
            first, last = (high, low) if top["isDescending"] else (low, high)
            known += [(first, 1), (last, max(0, (filled or 0) - 1))]
    rows = 0
    for value, more in sorted(known, reverse=top["isDescending"]):
        rows += more
        if rows >= top["rows"]:
            return value
    return None


def _is_beyond(groups: list[Group], bound: Any, top: dict[str, Any]) -> bool:
    """Whether no value of a file can be before the bound."""
    if not groups or not all(_is_value(low) and _is_value(high) for _, _, low, high, _ in groups):
        return False
    return all(high < bound if top["isDescending"] else low > bound for _, _, low, high, _ in groups)


def _is_value(value: Any) -> bool:
    return value is not None and math.isfinite(value)
