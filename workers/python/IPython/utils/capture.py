"""Keeps what a block prints and shows."""

from skybook.shell.capture import Captured, capture_output

CapturedIO = Captured

__all__ = ["CapturedIO", "capture_output"]
