"""What the reader is told of a table's columns: names that two of them had, and what was changed of their values."""

from typing import Any

Column = dict[str, Any]


def told(columns: list[Column]) -> list[Column]:
    """The columns under names that differ, each with its `note` as sentences that name it."""
    taken = {str(column["name"]) for column in columns}
    used: dict[str, int] = {}
    named: list[Column] = []
    for column in columns:
        name = own = str(column["name"])
        count = used.get(own, 0)
        while name in used or (count and name in taken):
            count += 1
            name = f"{own}_{count}"
        used[own] = count
        used.setdefault(name, 0)
        renamed = f"A second column called `{own}` is now `{name}`." if name != own else ""
        change = f"`{name}` {column['note']}." if column.get("note") else ""
        sentences = [column.get("told"), column.get("sentence"), renamed, change]
        note = " ".join(dict.fromkeys(sentence for sentence in sentences if sentence))
        named.append({**column, "name": name, "note": note or None})
    return named
