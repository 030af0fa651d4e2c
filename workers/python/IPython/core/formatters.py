"""The formatters of the shell."""

from skybook.formatters import Formatter, PlainTextFormatter
from skybook.shell.settings import DisplayFormatter

BaseFormatter = Formatter

__all__ = ["BaseFormatter", "DisplayFormatter", "Formatter", "PlainTextFormatter"]
