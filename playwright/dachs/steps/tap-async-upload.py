"""A job takes an uploaded table."""


def _step(base):
    import pyvo
    from astropy.table import Table
    tap = pyvo.dal.TAPService(base + "/tap")
    mine = Table({"num": [4, 5]})
    return tap.run_async("SELECT stars.id, stars.dec FROM TAP_UPLOAD.mine AS mine JOIN nb.stars AS stars ON stars.id = mine.num ORDER BY stars.id", uploads={"mine": mine})
