"""What a command would have done where a page cannot do it."""

import sys

# What commands could not do to a file, as GNU's say it; others name the file alone.
_UNDONE = {
    "cp": "cannot stat '%s'",
    "head": "cannot open '%s' for reading",
    "ls": "cannot access '%s'",
    "mkdir": "cannot create directory '%s'",
    "mv": "cannot stat '%s'",
    "rm": "cannot remove '%s'",
    "rmdir": "failed to remove '%s'",
    "tail": "cannot open '%s' for reading",
    "touch": "cannot touch '%s'",
}


class Undone(Exception):
    """A command, or an option of one, that a page does not have."""


class UsageError(Exception):
    """A magic that is not known, or is given what it does not take."""


def tell(text: str) -> None:
    """Says a line beside what the cell prints."""
    print(text, file=sys.stderr)


def failed(name: str, error: OSError) -> str:
    """What a command says that failed on a file."""
    file = "" if error.filename is None else str(error.filename)
    undone = _UNDONE.get(name, "%s").replace("%s", file) if file else ""
    return ": ".join(part for part in (name, undone, error.strerror or str(error)) if part)
