"""A cone search finds the sources around a place."""


def _step(base):
    import pyvo
    from astropy.coordinates import SkyCoord
    service = pyvo.dal.SCSService(base + "/cluster/q/cone/scs.xml?")
    result = service.search(pos=SkyCoord(11.83, 85.26, unit="deg"), radius=0.05)
    table = result.to_table()
    table.sort("source_id")
    return table["source_id", "ra", "dec", "parallax"]
