"""Exceptions as the page's `Failure`: in one line, with a traceback cut to the lines of cells."""

import textwrap
import traceback
from collections.abc import Iterator

from skybook._base.local import why_unread
from skybook._base.page import QuestionFailed
from skybook._base.stand_ins import stand_in
from skybook._page.own_keys import without_keys
from skybook.packages.pypi import why_missing
from skybook.packages.unfit import why_unfit

type Failure = dict[str, str | int]

_ADVICE = {
    MemoryError: "Python in a page has at most 2 GB: select fewer rows or columns, or delete what is no longer needed, then run again.",
    RecursionError: "A function calls itself without an end.",
}
_PROCESSES = "A page's Python has no processes and no shell: what the command does has to be done in Python here."
_POOL = "A page's Python is one process: use a plain loop, or map(), in the place of multiprocessing."
_THREADS = "A page's Python has no threads: call the function itself, or await tasks of asyncio."


def cell_file(cell_id: str) -> str:
    """The file name that a cell's code goes by in tracebacks."""
    return f"cell {cell_id}"


def describe(error: BaseException, cell_id: str, unbound: dict[str, str] | None = None) -> Failure:
    """The failure of a cell; `line` and `column` are 1-based in its text. `unbound` says of names why they have no
    value."""
    # With all that it needs, wanted only when something has failed.
    from skybook.web.refusal_in import refusal_in

    if isinstance(error, SyntaxError) and error.filename == cell_file(cell_id):
        return _known(
            kind="syntax", message=f"{type(error).__name__}: {error.msg}", line=error.lineno, column=error.offset
        )
    refusal = next((found for cause in _causes(error) if (found := refusal_in(cause))), None)
    if refusal is not None:
        message, _, advice = str(refusal).partition("\n")
        return _known(
            kind="fetch",
            message=message,
            advice=advice,
            detail=_whole_trace(error, cell_id),
            line=_line(error, cell_id),
        )
    asked = next((cause for cause in _causes(error) if isinstance(cause, QuestionFailed)), None)
    if asked is not None:
        failure = asked.failure
        return _known(
            kind=failure["kind"],
            message=failure["message"],
            advice=failure.get("advice"),
            detail="\n\n".join(filter(None, [str(failure.get("detail") or ""), _whole_trace(error, cell_id)])),
            line=_line(error, cell_id),
        )
    if isinstance(error, KeyboardInterrupt):
        return _known(kind="cancelled", message="Stopped")
    message, _, rest = _headed(error, _in_words(error)).partition("\n")
    return _known(
        kind="python",
        message=message,
        detail="\n\n".join(filter(None, [rest.rstrip(), _whole_trace(error, cell_id)])),
        advice=_why_unbound(error, unbound or {}) or _advice(error),
        line=_line(error, cell_id),
    )


def incomplete_rows(error: BaseException) -> object:
    """The table of those rows that arrived before the error, if there is one."""
    return next((cause.incomplete for cause in _causes(error) if hasattr(cause, "incomplete")), None)


def _why_unbound(error: BaseException, unbound: dict[str, str]) -> str | None:
    return unbound.get(without_keys(error.name)) if isinstance(error, NameError) and error.name else None


def _advice(error: BaseException) -> str | None:
    if isinstance(error, ModuleNotFoundError) and error.name in ("_multiprocessing", "_posixshmem"):
        return _POOL
    if "start new thread" in str(error):
        return _THREADS
    if "does not support processes" in str(error):
        return _PROCESSES
    if isinstance(error, ModuleNotFoundError) and error.name:
        return why_missing(error.name.partition(".")[0])
    if "pyarrow" in str(error):
        return stand_in("pyarrow")
    if isinstance(error, OSError) and (why := why_unread(error)):
        return why
    if unfit := why_unfit(error):
        return unfit
    if incomplete_rows(error) is not None:
        return "The rows that came before it stand here too; code finds them in error.incomplete, where `except DALQueryError as error` catches it."
    return next((advice for kind, advice in _ADVICE.items() if isinstance(error, kind)), None)


def _known(**parts: str | int | None) -> Failure:
    return {name: part for name, part in parts.items() if part}


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        yield from (part for part in error.args if isinstance(part, BaseException) and id(part) not in seen)
        cause = getattr(error, "cause", None)
        error = cause if isinstance(cause, BaseException) else error.__cause__ or error.__context__


def _line(error: BaseException, cell_id: str) -> int | None:
    lines = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == cell_file(cell_id)
    ]
    return lines[-1] if lines else None


def _whole_trace(error: BaseException, cell_id: str, seen: frozenset[int] = frozenset()) -> str:
    """Where an error came from, then the parts of a group, and what it was raised from or in the handling of."""
    seen |= {id(error)}
    said = [_trace(error, cell_id)]
    if isinstance(error, BaseExceptionGroup):
        for at, part in enumerate(error.exceptions, 1):
            told = f"{at} of {len(error.exceptions)}: {_in_words(part)}\n{_whole_trace(part, cell_id, seen)}".rstrip()
            said.append(textwrap.indent(told, "    "))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        how = "Raised from" if error.__cause__ else "Raised while this was handled:"
        said.append(f"{how} {_in_words(cause)}\n{_whole_trace(cause, cell_id, seen)}".rstrip())
    return "\n\n".join(filter(None, said))


def _in_words(error: BaseException) -> str:
    """The error's own lines, notes included."""
    words = without_keys("".join(traceback.format_exception_only(error)).strip())
    return words.removeprefix(f"{type(error).__module__}.")


def _headed(error: BaseException, words: str) -> str:
    """The words with what happened in their first line: of a text that is no Python that is the last, and some errors
    begin theirs with an empty one."""
    if isinstance(error, SyntaxError):
        place = f" ({error.filename}, line {error.lineno})" if error.filename else ""
        return f"{type(error).__name__}: {error.msg}{place}\n{words}"
    head, _, rest = words.partition("\n")
    if head.rstrip() == f"{type(error).__name__}:" and rest.strip():
        return f"{head.rstrip()} {rest.strip()}"
    return words


def _trace(error: BaseException, cell_id: str) -> str:
    """Each line of a cell on the way to the error, and where in a package it ended."""
    frames = traceback.extract_tb(error.__traceback__)
    # An error that never left a package says where it was raised in it.
    start = next((i for i, frame in enumerate(frames) if frame.filename.startswith("cell ")), max(0, len(frames) - 1))
    said: list[str] = []
    for i, frame in enumerate(frames[start:], start):
        own = frame.filename.startswith("cell ")
        if not own and i + 1 < len(frames):
            continue
        inside = "" if frame.name == "<module>" else f", in {frame.name}"
        where = (
            "this cell"
            if frame.filename == cell_file(cell_id)
            else "another cell"
            if own
            else frame.filename.partition("site-packages/")[2] or frame.filename
        )
        said.append(f"{where}, line {frame.lineno}{inside}" + (f"\n    {frame.line}" if frame.line else ""))
    return "\n".join(said)
