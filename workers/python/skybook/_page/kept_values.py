"""The values of cells' names, by name and cell, with the version that each run of a cell gives them."""

from typing import Any


class KeptValues:
    """Several cells may have made values of one name."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, tuple[int, Any]]] = {}
        self._last_version = 0

    def keep(self, name: str, cell_id: str, value: object) -> int:
        """Keeps a new value; its version."""
        self._last_version += 1
        self._values.setdefault(name, {})[cell_id] = (self._last_version, value)
        return self._last_version

    def replace(self, name: str, cell_id: str, value: object) -> None:
        """Another value under the same version, as of a name that a function of another cell has set."""
        by_cell = self._values.get(name, {})
        if cell_id in by_cell:
            by_cell[cell_id] = (by_cell[cell_id][0], value)

    def forget(self, name: str, cell_id: str) -> None:
        """Lets a value go."""
        by_cell = self._values.get(name, {})
        by_cell.pop(cell_id, None)
        if not by_cell:
            self._values.pop(name, None)

    def of_cell(self, cell_id: str) -> list[str]:
        """The names of which a cell has made a value."""
        return [name for name, by_cell in self._values.items() if cell_id in by_cell]

    def by_cell(self, name: str) -> dict[str, Any]:
        """The values of a name by the cells that made them."""
        return {cell_id: value for cell_id, (_, value) in self._values.get(name, {}).items()}

    def names(self) -> list[str]:
        """All names that have values."""
        return list(self._values)

    def find(self, name: str, version: int) -> tuple[str, Any] | None:
        """The cell that made that version, and the value."""
        for cell_id, (kept, value) in self._values.get(name, {}).items():
            if kept == version:
                return cell_id, value
        return None

    def newest(self) -> dict[str, Any]:
        """Of each name the value that was made last."""
        return {name: max(made.values(), key=lambda kept: kept[0])[1] for name, made in self._values.items()}
