"""What Python cells asked of catalogues in Skybook's page, asked here: the way from `skybook.catalogue` to queries that
were written there."""

import json
import re
from typing import Any

_known: dict[str, str] = {}
_NAMES = re.compile(r"\bpython_table_\d+\b")


def know(asked: str) -> None:
    """Takes what was asked in the page, JSON by question, with the cards or cells that answer it."""
    _known.update({key: json.dumps(answer) for key, answer in json.loads(asked).items()})


def ask_page(question: dict[str, Any]) -> dict[str, Any]:
    """Answers a question as the page would."""
    if question["kind"] == "card":
        return {"value": _answer(f"card {json.dumps(question['address'])}", "This catalogue")}
    from skybook_elsewhere.front import database
    from skybook_elsewhere.tables import arrow_of

    sql, names = canonical(question["sql"])
    written, tables = _answer(f"query {sql}", "This query"), database()
    for name, own in names.items():
        tables.put(own, arrow_of(question["tables"][name]["table"], name))
    return {"table": {"arrow": tables.carry_out(written, {}), "columns": written["result"]["columns"]}}


def _answer(key: str, what: str) -> Any:
    if key not in _known:
        raise LookupError(
            f"{what} was not asked for when this was written: run the notebook in Skybook so that it is, and write it "
            f"again. It is {key.partition(' ')[2]}"
        )
    return json.loads(_known[key])


def canonical(sql: str) -> tuple[str, dict[str, str]]:
    """A query without its allowance, its tables numbered as they come; and how they were named."""
    names: dict[str, str] = {}
    for name in _NAMES.findall(sql):
        names.setdefault(name, f"python_table_{len(names) + 1}")
    text = re.sub(r"^-- @allow [^\n]*\n", "", sql)
    return _NAMES.sub(lambda found: names[found.group()], text), names
