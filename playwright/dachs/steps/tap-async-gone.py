"""A job that is gone is an error with its address."""


def _step(base):
    import pyvo
    try:
        pyvo.dal.AsyncTAPJob(base + "/tap/async/nosuchjob")
    except (pyvo.DALServiceError, pyvo.DALQueryError) as error:
        return [type(error).__name__, "404" in str(error)]
