"""astropy opens a FITS file by its address."""


def _step(base):
    import pyvo
    from astropy.io import fits
    tap = pyvo.dal.TAPService(base + "/tap")
    address = tap.run_sync("SELECT accref FROM img.main WHERE object = 'Made-up radio map'")[0]["accref"]
    with fits.open(address, cache=False) as hdus:
        return [hdus[0].shape, float(hdus[0].data.max()), hdus[0].header["BUNIT"]]
