"""A job can be aborted."""


def _step(base):
    import time

    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    job = tap.submit_job("SELECT COUNT(*) AS n FROM nb.stars AS a, nb.stars AS b WHERE a.ra * b.dec > 1")
    job.run()
    job.abort()
    while (phase := job.phase) == "EXECUTING":
        time.sleep(0.2)
    job.delete()
    return phase
