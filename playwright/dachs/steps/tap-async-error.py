"""A job that fails shows the service's own words."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    job = tap.submit_job("SELECT nonsense FROM nb.stars")
    job.run().wait(timeout=60)
    try:
        job.raise_if_error()
    except pyvo.DALQueryError as error:
        return [job.phase, str(error).partition("\n")[0]]
