"""The older place of `capture_output`."""

from skybook.shell.capture import Captured, capture_output

CapturedIO = Captured

__all__ = ["CapturedIO", "capture_output"]
