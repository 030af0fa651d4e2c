"""A job's limits can be read and set."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    job = tap.submit_job("SELECT TOP 1 id FROM nb.stars")
    job.execution_duration = 17
    found = [job.execution_duration, job.query, job.owner]
    job.delete()
    return found
