"""SIA2 selects by wavelength."""


def _step(base):
    import pyvo
    from astropy import units as u
    service = pyvo.dal.SIA2Service(base + "/__system__/siap2/sitewide/siap2.xml")
    return sorted(one.target_name for one in service.search(band=(0.1 * u.m, 0.2 * u.m)))
