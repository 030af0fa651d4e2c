"""An image found by SIA1 opens as FITS."""


def _step(base):
    import pyvo
    import io
    from astropy.io import fits
    service = pyvo.dal.SIAService(base + "/img/q/sia/siap.xml?")
    record = service.search(pos=(250.42, 36.46), size=0.1)[0]
    with fits.open(io.BytesIO(record.getdataset().read())) as hdus:
        return [hdus[0].shape, int(hdus[0].data.sum()), hdus[0].header["CTYPE1"]]
