"""A synchronous query gives its rows with types, units and UCDs."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_sync("SELECT TOP 20 * FROM cluster.gaia ORDER BY source_id")
