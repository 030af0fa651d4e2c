"""A bad parameter shows the service's own words."""


def _step(base):
    import pyvo

    query = pyvo.dal.SCSQuery(base + "/stars/q/cone/scs.xml?")
    query["RA"], query["DEC"], query["SR"] = "east", 24.12, 0.1
    try:
        query.execute()
    except (pyvo.DALQueryError, pyvo.DALServiceError) as error:
        return [type(error).__name__, str(error)]
