"""Capabilities, examples and limits are read."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return [tap.maxrec, tap.hardlimit, sorted(str(one.name) for one in tap.get_tap_capability().languages), len(tap.examples) >= 0]
