"""Errors of magics."""

from skybook.shell.told import UsageError


class TryNext(Exception):
    """What a hook raises that leaves its work to the next."""


class StdinNotImplementedError(NotImplementedError):
    """Nothing is typed into a page."""


__all__ = ["StdinNotImplementedError", "TryNext", "UsageError"]
