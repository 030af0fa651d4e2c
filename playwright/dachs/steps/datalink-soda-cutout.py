"""SODA cuts a circle out of an image."""


def _step(base):
    import pyvo
    import io
    import requests
    from astropy.io import fits
    tap = pyvo.dal.TAPService(base + "/tap")
    did = tap.run_sync("SELECT pub_did FROM img.main WHERE object = 'Made-up globular'")[0]["pub_did"]
    response = requests.get(base + "/img/q/dl/dlget", params={"ID": did, "CIRCLE": "250.4226 36.4602 0.01"})
    response.raise_for_status()
    with fits.open(io.BytesIO(response.content)) as hdus:
        return [hdus[0].shape, int(hdus[0].data.sum())]
