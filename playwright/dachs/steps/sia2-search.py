"""SIA2 finds images over ObsCore."""


def _step(base):
    import pyvo
    service = pyvo.dal.SIA2Service(base + "/__system__/siap2/sitewide/siap2.xml")
    found = service.search(pos=(56.75, 24.12, 0.5))
    return sorted([one.obs_collection, one.dataproduct_type, one.access_format, one.s_ra, one.s_dec] for one in found)
