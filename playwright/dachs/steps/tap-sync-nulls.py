"""Missing values are masked, not numbers."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_sync("SELECT TOP 60 source_id, radial_velocity FROM cluster.gaia ORDER BY phot_g_mean_mag, source_id")
