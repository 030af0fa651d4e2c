"""An ADQL error shows the service's own words."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    try:
        tap.run_sync("SELECT nonsense FROM nb.stars")
    except pyvo.DALQueryError as error:
        return str(error)
