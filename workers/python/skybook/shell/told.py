"""What a command would have done where a page cannot do it."""

import sys


class Undone(Exception):
    """A command, or an option of one, that a page does not have."""


class UsageError(Exception):
    """A magic that is not known, or is given what it does not take."""


def tell(text: str) -> None:
    """Says a line beside what the cell prints."""
    print(text, file=sys.stderr)
