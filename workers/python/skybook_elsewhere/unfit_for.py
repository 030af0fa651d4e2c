"""What SQL would read as another value: the rules of the page, of which `unfitCases.json` there holds cases."""

from collections.abc import Iterable
from typing import Any

# HUGEINT of DuckDB; a longer integer it reads as a double, without a word.
_GREATEST = 2**127 - 1


def unfit_for(value: Any) -> str | None:
    """What in plain data of the page would be another value as a constant of SQL, as the end of a sentence: DuckDB would
    round it, or take it for another type, without a word. `None` where nothing would."""
    if isinstance(value, int):
        return "has an integer beyond the longest of SQL (HUGEINT)" if abs(value) > _GREATEST else None
    if isinstance(value, str):
        return "has halves of characters" if any("\ud800" <= part <= "\udfff" for part in value) else None
    if isinstance(value, list):
        return _unfit_items(value)
    if not isinstance(value, dict):
        return None
    mark = value.get("$skybook")
    if mark == "quantity":
        return unfit_for(value["value"])
    if mark == "entries":
        return _unfit_entries([value])
    if mark is not None:
        return _unfit_items(value["items"]) if mark == "set" else None
    return _unfit_names([*value]) or _first(value.values())


def is_whole(value: float) -> bool:
    """Whether a double is an integer to its last digit."""
    return value.is_integer() and abs(value) < 2**53 and str(value) != "-0.0"


def _unfit_items(given: list[Any]) -> str | None:
    items = [item for item in given if item is not None]
    kinds = {_kind_of(item) for item in items}
    if len(kinds) > 1:
        return f"has values of several kinds ({', '.join(sorted(kinds))}) in one list"
    if kinds == {"number"}:
        return _unfit_numbers(items)
    if kinds in ({"list"}, {"set"}):
        return _unfit_items([part for item in items for part in (item if isinstance(item, list) else item["items"])])
    if kinds == {"entries"}:
        return _unfit_entries(items)
    if kinds != {"object"}:
        return _first(items)
    names = [*dict.fromkeys(name for row in items for name in row)]
    return _unfit_names(names) or _first([row.get(name) for row in items] for name in names)


def _unfit_names(names: list[str]) -> str | None:
    # Letters beyond ASCII have no case in SQL.
    if len({name.encode("utf-8", "surrogatepass").lower() for name in names}) < len(names):
        return "has names that differ in case alone, which SQL does not tell apart"
    return "has an empty name" if "" in names else None


def _unfit_entries(maps: list[Any]) -> str | None:
    pairs = [pair for one in maps for pair in one["entries"]]
    return _first([[key for key, _ in pairs], [item for _, item in pairs]])


def _unfit_numbers(items: list[Any]) -> str | None:
    units = dict.fromkeys(item["unit"] if isinstance(item, dict) else "no unit" for item in items)
    if len(units) > 1:
        return f"has values in several units ({', '.join(units)}) in one list"
    numbers = [item["value"] if isinstance(item, dict) else item for item in items]
    wholes = [number for number in numbers if isinstance(number, int)]
    if any(_is_long(number) for number in wholes) and any(
        isinstance(number, float) and not is_whole(number) for number in numbers
    ):
        return "has integers beyond 2^53 beside fractions, or what only a fraction can be, in one list"
    return _first(wholes)


def _is_long(number: int) -> bool:
    # One beyond HUGEINT, which may have no double, is told as such.
    return abs(number) <= _GREATEST and int(float(number)) != number


def _first(values: Iterable[Any]) -> str | None:
    return next((found for found in map(unfit_for, values) if found), None)


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "list"
    mark = value.get("$skybook", "object")
    if mark == "quantity":
        return "number"
    if mark == "moment" and value["as"] in ("date", "datetime with zone"):
        return "date" if value["as"] == "date" else "moment with zone"
    return str(mark)
