"""Aggregates come back exact."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_sync("SELECT band, COUNT(*) AS n, AVG(mag) AS mean_mag FROM lc.source GROUP BY band ORDER BY band")
