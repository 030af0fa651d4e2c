"""An asynchronous query from start to deletion in one call."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_async("SELECT TOP 30 source_id, object_id, mjd FROM lc.source ORDER BY source_id")
