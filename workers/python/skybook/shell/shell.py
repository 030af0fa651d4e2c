"""What `get_ipython()` gives: IPython's shell, as far as a page can have one."""

import builtins
import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from skybook._base import page
from skybook._base.raised import show_error
from skybook.shell import timing
from skybook.shell.capture import Captured
from skybook.shell.capture import begin as begin_capture
from skybook.shell.cell_magics import CELL_MAGICS
from skybook.shell.commands import run_command, run_lines
from skybook.shell.events import Events, cell_info
from skybook.shell.expand import expand
from skybook.shell.extensions import Extensions
from skybook.shell.help import describe
from skybook.shell.line_magics import LINE_MAGICS
from skybook.shell.more_magics import MORE_MAGICS
from skybook.shell.own_magics import marked, register
from skybook.shell.plain import plain
from skybook.shell.reloading import reloading
from skybook.shell.run_text import Result, run_text
from skybook.shell.settings import ShellSettings
from skybook.shell.told import UsageError

LINE_MAGICS.update(MORE_MAGICS)
VERSION = "9.0.0"
type Raised = tuple[type[BaseException], BaseException, TracebackType | None]
type Names = Callable[[], Any] | None


class Lines(list[str]):
    """What a command printed, by lines, as IPython gives it."""

    @property
    def n(self) -> str:
        return "\n".join(self)

    @property
    def s(self) -> str:
        return " ".join(self)

    l = property(lambda self: list(self))  # noqa: E741
    nlstr, spstr = n, s


class InteractiveShell(ShellSettings):
    """The one shell of a page."""

    ast_node_interactivity = "last_expr"
    _instance: "InteractiveShell | None" = None
    kernel: Any = None

    def __init__(self) -> None:
        super().__init__()
        self.events = Events()
        self.extension_manager = Extensions(self)
        self.execution_count = 1
        self._ends: list[Callable[[], None]] = []

    @classmethod
    def instance(cls, *_args: Any, **_options: Any) -> "InteractiveShell":
        if InteractiveShell._instance is None:
            InteractiveShell._instance = ZMQInteractiveShell()
        return InteractiveShell._instance

    @classmethod
    def initialized(cls) -> bool:
        return True

    def set(self, name: str, value: Any) -> None:
        """Sets what `%config InteractiveShell.name` does."""
        setattr(InteractiveShell, name, value)

    @property
    def user_ns(self) -> dict[str, Any]:
        return self.space()

    user_global_ns = user_ns

    def push(self, variables: dict[str, Any], interactive: bool = True) -> None:
        """Gives names values."""
        self.space().update(variables)

    def space(self) -> dict[str, Any]:
        """The globals of the cell that runs, or the names that cells share."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename.startswith("cell "):
                return frame.f_globals
            frame = frame.f_back
        return vars(sys.modules["__main__"])

    def read(self, text: str) -> str:
        """Python of a text that may hold commands for IPython."""
        return plain(text)

    def run_line_magic(self, name: str, line: str = "", names: Names = None, _stack_depth: int = 1) -> Any:
        """Runs `%name line`."""
        magic = LINE_MAGICS.get(name.lstrip("%"))
        if magic is None:
            raise UsageError(
                f"Line magic function `%{name.lstrip('%')}` not found here. %lsmagic lists those that there are; those of extensions of IPython are not."
            )
        return magic(self, line if name in ("timeit", "time") else expand(line, self.space()))

    def run_cell_magic(self, name: str, line: str, cell: str, names: Names = None) -> Any:
        """Runs `%%name line` with the cell below it."""
        magic = CELL_MAGICS.get(name)
        if magic is None:
            raise UsageError(f"Cell magic `%%{name}` not found here. %lsmagic lists those that there are.")
        return magic(self, expand(line, self.space()), cell)

    def magic(self, text: str) -> Any:
        """Runs a line magic that is given whole, with or without its %."""
        name, _, line = text.lstrip("%").partition(" ")
        return self.run_line_magic(name, line)

    def bare(self, name: str, line: str, value: Callable[[], Any]) -> Any:
        """The value that goes by a name, or what the line magic of that name gives."""
        if not line:
            try:
                return value()
            except NameError:
                pass
        return self.run_line_magic(name, line)

    def run_cell(self, text: str, *_args: Any, **_options: Any) -> Result:
        """Runs a text as a cell's: its last value is shown, a failure too, and both are in what it gives."""
        return run_text(self.read(text), self.space())

    run_code = ex = run_cell

    def safe_execfile(self, path: str, *spaces: dict[str, Any], **_options: Any) -> None:
        """Runs a file; a failure is shown."""
        run_text(Path(path).read_text(), spaces[0] if spaces else self.space(), path)

    def ev(self, expression: str) -> Any:
        """The value of an expression."""
        return eval(expression, self.space())

    def system(self, command: str, names: Names = None) -> None:
        """Does what a command of a shell does, as far as a page can."""
        ended = run_lines(expand(command, self.space()), lambda said: print(said, end=""))
        builtins._exit_code = ended.status  # type: ignore[attr-defined]

    def getoutput(self, command: str, names: Names = None, **_options: Any) -> Lines:
        """What such a command prints, by lines."""
        return Lines(run_command(expand(command, self.space())).splitlines())

    def help(self, text: str, names: Names = None) -> None:
        """Shows what a name is."""
        print(describe(text, self.space(), LINE_MAGICS))

    def show(self, value: object) -> None:
        """Shows the value of an expression that is not the last."""
        from skybook.display import display

        if value is not None:
            display(value)

    def timing(self) -> contextlib.AbstractContextManager[None]:
        """Tells how long a block took."""
        return timing.timing()

    def timed(self, call: Callable[[], Any]) -> Any:
        """The value of a call, telling how long it took."""
        with timing.timing():
            return call()

    def start_cell(self, name: str, line: str = "", names: Names = None) -> Captured | None:
        """What a magic around the whole cell does from its first line on, until the cell ends."""
        if name == "time":
            begun, begun_cpu = time.perf_counter(), time.process_time()
            self._ends.append(lambda: timing.tell(begun, begun_cpu))
            return None
        captured = Captured()
        token = begin_capture(
            captured, "--no-stdout" not in line, "--no-stderr" not in line, "--no-display" not in line
        )
        self._ends.append(lambda: page.restore(token))
        return captured

    def end_cell(self) -> None:
        """Ends what `start_cell` began, the last first."""
        while self._ends:
            self._ends.pop()()

    def showtraceback(self, raised: Raised | None = None, *_args: Any, **_options: Any) -> None:
        """Shows an error, or that which is being handled."""
        error = raised[1] if raised else sys.exception()
        if error is not None:
            show_error(error)

    def set_next_input(self, text: str, replace: bool = False) -> None:
        """Shows the text of a cell that code would have put below."""
        print(text)

    def enable_gui(self, gui: str | None = None) -> None:
        """Figures show by themselves."""

    enable_matplotlib = enable_pylab = enable_gui

    def register_magic_function(
        self, function: Callable[..., Any], magic_kind: str = "line", magic_name: str | None = None
    ) -> None:
        """Makes a magic of a function."""
        register(function, magic_kind, magic_name or function.__name__)

    def register_magics(self, *given: Any) -> None:
        """Makes magics of the marked methods of classes, or of objects of such."""
        for one in given:
            for function, kind, name in marked(one, self):
                register(function, kind, name)

    def find_line_magic(self, name: str) -> Any:
        """The function behind a line magic."""
        magic = LINE_MAGICS.get(name)
        return None if magic is None else lambda line="": magic(self, line)

    def find_cell_magic(self, name: str) -> Any:
        """The function behind a cell magic."""
        magic = CELL_MAGICS.get(name)
        return None if magic is None else lambda line="", cell="": magic(self, line, cell)

    find_magic = find_line_magic


class ZMQInteractiveShell(InteractiveShell):
    """The shell by the name that it has in Jupyter, from which code tells that it is in a notebook."""


def get_ipython() -> InteractiveShell:
    """The shell of this page."""
    return InteractiveShell.instance()


@contextlib.contextmanager
def cell(text: str = "") -> Iterator[int]:
    """Around the code of a cell; gives its number."""
    shell = InteractiveShell.instance()
    info = cell_info(text)
    reloading.before_cell()
    shell.events.trigger("pre_execute")
    shell.events.trigger("pre_run_cell", info)
    raised: BaseException | None = None
    try:
        yield shell.execution_count
    except BaseException as error:
        raised = error
        raise
    finally:
        shell.end_cell()
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", Result(info, None, raised))
        shell.execution_count += 1
