"""The shell that notebooks set and packages ask."""

from skybook.shell.shell import InteractiveShell as InteractiveShell

__all__ = ["InteractiveShell"]
