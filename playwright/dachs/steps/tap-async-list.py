"""The service lists its jobs."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    job = tap.submit_job("SELECT TOP 1 id FROM nb.stars")
    listed = job.job_id in [one.jobid for one in tap.get_job_list()]
    job.delete()
    return listed
