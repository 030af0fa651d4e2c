"""Programs that Python starts: those that a page has commands for are done at once."""

import os
import shlex
import sys
from collections.abc import Callable
from typing import Any

type Run = Callable[[list[str]], tuple[str, str, int] | None]


def attach(subprocess: Any, run: Run) -> None:
    """Has `subprocess` start what `run` can do, by words: what it printed, what it said of errors, its status."""
    plain = subprocess.Popen

    class Popen(plain):  # type: ignore[misc, valid-type]
        def __init__(self, args: Any, *given: Any, **options: Any) -> None:
            # What `__del__` looks at where there was no start.
            self._child_created = False
            words = _words(args, options.get("executable"))
            done = run(words) if not options.get("stdin") or options["stdin"] == subprocess.DEVNULL else None
            if done is None:
                super().__init__(args, *given, **options)
                return
            printed, said, self.returncode = done
            is_text = any(options.get(name) for name in ("text", "universal_newlines", "encoding", "errors"))
            form = (lambda text: text) if is_text else str.encode
            stdout, stderr = options.get("stdout"), options.get("stderr")
            if stderr == subprocess.STDOUT:
                printed, said = printed + said, ""
            self.args, self.pid, self.stdin = args, os.getpid(), None
            self._given = (
                _left(printed, stdout, sys.stdout, subprocess.PIPE, form),
                _left(said, stderr, sys.stderr, subprocess.PIPE, form),
            )
            self.stdout, self.stderr = (_file(text) for text in self._given)
            self.universal_newlines = is_text

        def communicate(self, input: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
            given = self._given
            self._given = (None, None)
            return given

        def wait(self, timeout: float | None = None) -> int:
            return int(self.returncode)

        def poll(self) -> int:
            return int(self.returncode)

        def send_signal(self, sig: int) -> None:
            """It has ended."""

        def __enter__(self) -> "Popen":
            return self

        def __exit__(self, *_error: object) -> None:
            pass

        def __del__(self) -> None:
            pass

    subprocess.Popen = Popen


def attach_system(run: Run) -> None:
    """Has `os.system` do the same."""
    plain = os.system

    def system(command: Any) -> int:
        done = run(_words(command, None))
        if done is None:
            return plain(command)
        printed, said, status = done
        print(printed, end="")
        print(said, end="", file=sys.stderr)
        return status

    os.system = system


def _words(args: Any, executable: Any) -> list[str]:
    if isinstance(args, (str, bytes, os.PathLike)):
        try:
            return shlex.split(os.fsdecode(args))
        except ValueError:
            return []
    return [os.fsdecode(word) for word in args]


def _left(text: str, where: Any, usual: Any, pipe: int, form: Callable[[str], Any]) -> Any:
    """What is left for the caller of a text that goes where it should."""
    if where == pipe:
        return form(text)
    if where is None:
        usual.write(text)
    elif hasattr(where, "write"):
        where.write(text if hasattr(where, "encoding") else text.encode())
    return None


def _file(text: Any) -> Any:
    import io

    return text if text is None else io.StringIO(text) if isinstance(text, str) else io.BytesIO(text)
