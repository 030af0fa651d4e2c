"""Runs cells: each in globals of its own, with the values it takes from other cells; what it defines is kept for
them."""

import gc
from typing import Any

from pyodide.code import CodeRunner

from skybook._base.kinds import kind_of
from skybook._page.carry import carry_in, carry_out
from skybook._page.complete import complete
from skybook._page.failures import cell_file, describe, incomplete_rows
from skybook.display import clear_output, display
from skybook.figures import cell_figures
from skybook.figures.shown_tables import WHOLE, shown_whole
from skybook.packages import narrow_integers
from skybook.packages.pypi import bring_imports
from skybook.sky import sky

_TOP_LEVEL_AWAIT = 0x2000


class Cells:
    """The values that Python cells have made, by name and cell; several cells may make values of one name."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, tuple[int, Any]]] = {}
        self._last_version = 0

    async def run(
        self, cell_id: str, text: str, inputs: dict[str, dict[str, Any]], defines: list[str], stars: bool, hidden: bool
    ) -> dict[str, Any]:
        """Runs a cell; `{"made": [{"name", "version", "type"}]}`, or `{"failure": …}` and nothing is kept."""
        try:
            space = {"__name__": "__main__", "display": display, "sky": sky, "clear_output": clear_output}
            space |= {name: self._input(name, given) for name, given in inputs.items()}
            given = set(space)
            cell_figures.start_cell(space)
            await bring_imports(text)
            runner = CodeRunner(text, filename=cell_file(cell_id), flags=_TOP_LEVEL_AWAIT).compile()
            value = await runner.run_async(space)
            cell_figures.end_cell(value, space, shows=not hidden)
            narrow_integers.tell(cell_id)
        except BaseException as error:
            cell_figures.abandon_cell()
            if (rows := incomplete_rows(error)) is not None:
                display(rows)
            return {"failure": describe(error, cell_id)}
        finally:
            gc.collect(0)
        starred = [name for name in space if name not in given and not name.startswith("_")] if stars else []
        return {
            "made": [
                self._keep(name, cell_id, space[name]) for name in dict.fromkeys([*defines, *starred]) if name in space
            ]
        }

    def take(self, name: str, version: int) -> dict[str, Any]:
        """`{"carried"}`, a kept value in the wire's form, or why there is none: `{"failure"}`; empty when the value is
        gone."""
        found = (
            [value for value in [shown_whole(version)] if value is not None]
            if name == WHOLE
            else self._found(name, version)
        )
        if not found:
            return {}
        try:
            return {"carried": carry_out(found[0])}
        except Exception as error:
            failure = describe(error, "")
            return {"failure": {**failure, "message": f"{name} cannot leave Python: {failure['message']}"}}

    def forget(self, names: list[str], cell_id: str) -> None:
        """Lets values go that a cell has made."""
        for name in names:
            by_cell = self._values.get(name, {})
            by_cell.pop(cell_id, None)
            if not by_cell:
                self._values.pop(name, None)

    def complete(self, text: str, position: int) -> dict[str, Any]:
        """What may stand at `position` (in characters) of a cell's text."""
        return complete(
            text[:position],
            {name: max(made.values(), key=lambda kept: kept[0])[1] for name, made in self._values.items()},
        )

    def _keep(self, name: str, cell_id: str, value: object) -> dict[str, Any]:
        self._last_version += 1
        self._values.setdefault(name, {})[cell_id] = (self._last_version, value)
        return {"name": name, "version": self._last_version, "type": kind_of(value)}

    def _input(self, name: str, given: dict[str, Any]) -> object:
        if "carried" in given:
            return carry_in(name, given["carried"])
        found = self._found(name, given["version"])
        if not found:
            raise RuntimeError(f"{name} is gone: run its cell again")
        return found[0]

    def _found(self, name: str, version: int) -> list[Any]:
        """The value of that version, or nothing."""
        return [value for kept, value in self._values.get(name, {}).values() if kept == version]
