"""A job is made, run, waited for, fetched and deleted."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    job = tap.submit_job("SELECT TOP 5 id, gmag FROM nb.stars ORDER BY id", maxrec=5)
    phases = [job.phase]
    job.run().wait(timeout=60)
    phases.append(job.phase)
    job.raise_if_error()
    result = job.fetch_result()
    found = ["/async/" in job.url, len(job.result_uris)]
    job.delete()
    return [phases, found, _plain(result)]
