"""A table of the notebook joins one of the service."""


def _step(base):
    import pyvo
    from astropy.table import Table
    tap = pyvo.dal.TAPService(base + "/tap")
    mine = Table({"num": [1, 2, 3], "label": ["a", "b", "c"]})
    return tap.run_sync("SELECT mine.label, stars.id, stars.ra FROM TAP_UPLOAD.mine AS mine JOIN nb.stars AS stars ON stars.id = mine.num ORDER BY stars.id", uploads={"mine": mine})
