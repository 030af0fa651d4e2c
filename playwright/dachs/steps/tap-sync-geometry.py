"""ADQL geometry selects a circle."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.search("SELECT id, ra, dec FROM nb.stars WHERE 1=CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 56.75, 24.12, 0.3)) ORDER BY id")
