"""Runs cells, one after the other, in the namespace that they share, and keeps what each has made."""

import builtins
import gc
from typing import Any, TypedDict

from skybook import ui
from skybook._base import live
from skybook._base.kinds import kind_of
from skybook._page import folder
from skybook._page.bindings import Bindings
from skybook._page.carry import carry_in, carry_out
from skybook._page.complete import complete
from skybook._page.failures import cell_file, describe, incomplete_rows
from skybook._page.holdings import holdings, preview_file, read_file
from skybook._page.interactive import interactive
from skybook.alone import threads
from skybook.display import clear_output, display
from skybook.figures import cell_figures
from skybook.figures.shown_tables import WHOLE, shown_whole
from skybook.packages import narrow_integers
from skybook.packages.pypi import bring_imports
from skybook.packages.requirements import require
from skybook.plot import plot
from skybook.shell import shell
from skybook.shell.answers import Answers
from skybook.sky import sky
from skybook.widgets import comms


class LiveJob(TypedDict):
    """What the reader has set, as a cell begins."""

    run: str
    left: dict[int, live.State]
    changed: dict[str, live.State]


class CellJob(TypedDict):
    """One run of a cell."""

    cellId: str
    text: str
    inputs: dict[str, dict[str, Any]]
    # Names that the text binds; those of them that no other cell may see.
    defines: list[str]
    private: list[str]
    # Where the order of the document counts: the Python cells above.
    above: list[str] | None
    stars: bool
    hidden: bool
    # What the notebook asks for, as requirements.
    requires: list[str] | None
    # Names that a cell should have made and has not → why.
    unbound: dict[str, str]
    live: LiveJob | None


class Cells:
    """The values that Python cells have made, by name and cell; several cells may make values of one name."""

    def __init__(self) -> None:
        self._bindings = Bindings()
        self._answers = Answers()
        # As in Jupyter, these are no names of the notebook's own.
        for name, value in {
            "display": display,
            "plot": plot,
            "sky": sky,
            "clear_output": clear_output,
            "ui": ui,
            "get_ipython": shell.get_ipython,
        }.items():
            setattr(builtins, name, value)

    async def run(self, job: CellJob) -> dict[str, Any]:
        """Runs a cell; `{"made": [{"name", "version", "type"}]}`, with a `"failure"` where it did not run to its
        end."""
        cell_id, failed = job["cellId"], {}
        bindings = self._bindings
        bindings.begin(cell_id, job["private"], job["above"])
        set_by_reader = job.get("live") or {"run": "", "left": {}, "changed": {}}
        live.change(set_by_reader["changed"])
        live.begin(set_by_reader["run"], set_by_reader["left"])
        earlier = comms.begin_cell(cell_id)
        try:
            for name, given in job["inputs"].items():
                if "carried" in given:
                    bindings.give(name, carry_in(name, given["carried"]))
                else:
                    bindings.take(name, given["version"])
            if job["requires"]:
                await require(job["requires"])
            await bring_imports(job["text"])
            runner = interactive(job["text"], cell_file(cell_id))
            space, runner.code = bindings.globals_for(runner.code)
            with shell.cell(job["text"]) as number:
                if job["above"] is not None:
                    self._answers.begin(job["text"], number)
                cell_figures.start_cell(space, job["text"])
                try:
                    value = await runner.run_async(space)
                finally:
                    threads.finish()
                cell_figures.end_cell(value, space, shows=not job["hidden"])
                if job["above"] is not None:
                    self._answers.end(value, number)
            narrow_integers.tell(cell_id)
        except BaseException as raised:
            error = _as_raised(raised)
            cell_figures.abandon_cell()
            if (rows := incomplete_rows(error)) is not None:
                display(rows)
            failed = {"failure": describe(error, cell_id, job["unbound"])}
        finally:
            live.end()
            comms.close(earlier)
            gc.collect(0)
        made = bindings.end(job["defines"], job["stars"])
        return {
            "made": [
                {"name": name, "version": version, "type": kind_of(value)}
                | ({"live": owned} if (owned := live.owned(value)) else {})
                for name, version, value in made
            ],
            **({"folder": changed} if (changed := folder.changed()) else {}),
            **failed,
        }

    def take(self, name: str, version: int, changed: dict[str, live.State]) -> dict[str, Any]:
        """`{"carried"}`, a kept value in the wire's form after what was `changed`, or why there is none:
        `{"failure"}`; empty when the value is gone."""
        live.change(changed)
        found = (
            [value for value in [shown_whole(version)] if value is not None]
            if name == WHOLE
            else self._bindings.found(name, version)
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
            self._bindings.forget(name, cell_id)
        comms.forget_cell(cell_id)

    def receive(self, message: comms.Message) -> None:
        """Takes a message that a widget's twin in the page has sent."""
        comms.receive(message)

    def complete(self, text: str, position: int) -> dict[str, Any]:
        """What may stand at `position` (in characters) of a cell's text."""
        return complete(text[:position], self._bindings.newest())

    def holdings(self) -> dict[str, Any]:
        """What the cells have made that is in memory, and the files of the notebook's folder."""
        return holdings(self._bindings.newest())

    def read_file(self, path: str) -> bytes:
        """The bytes of a file of that folder."""
        return read_file(path)

    def put_files(self, files: list[folder.File]) -> None:
        """Puts files of an earlier visit into that folder."""
        folder.put(files)

    def preview_file(self, path: str) -> str:
        """What a file of that folder begins with, as text."""
        return preview_file(path)


def _as_raised(error: BaseException) -> BaseException:
    """The error that a cell raised: what runs it as a coroutine changes the one that ends iterations."""
    cause = error.__cause__
    return (
        cause
        if isinstance(error, RuntimeError) and isinstance(cause, StopIteration) and "coroutine" in str(error)
        else error
    )
