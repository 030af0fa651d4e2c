"""Rows of the RegTAP tables as they are gathered, resource by resource."""

from regtap import TABLES


class Rows:
    """Rows by table; `ivoid` is the resource at hand."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
        self.ivoid = ""

    def add(self, table: str, **values: object) -> None:
        """One row of the resource at hand."""
        unknown = set(values) - set(TABLES[table][2])
        if unknown:
            raise KeyError(f"{table} has no {unknown}")
        self.tables[table].append({"ivoid": self.ivoid, **values})

    def detail(self, xpath: str, value: str | None, capability: int | str = "") -> None:
        """A value that has no column of its own, where there is one."""
        if value:
            self.add("res_detail", cap_index=capability, detail_xpath=xpath, detail_value=value)


def seconds(time: str | None) -> str:
    """An ISO 8601 time, to the second and without a zone."""
    return (time or "").rstrip("Z").split(".")[0]
