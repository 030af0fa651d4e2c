"""ObsCore is a table of the TAP service."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_sync("SELECT obs_collection, target_name, s_ra, s_dec, em_min, em_max, access_format FROM ivoa.obscore ORDER BY target_name")
