"""20,000 rows are uploaded."""


def _step(base):
    import pyvo
    import numpy as np
    from astropy.table import Table
    tap = pyvo.dal.TAPService(base + "/tap")
    mine = Table({"num": np.arange(1, 20001)})
    return tap.run_sync("SELECT COUNT(*) AS n FROM TAP_UPLOAD.mine AS mine JOIN nb.stars AS stars ON stars.id = mine.num", uploads={"mine": mine})
