"""ObsCore footprints are read as polygons."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return tap.run_sync("SELECT target_name, s_region FROM ivoa.obscore WHERE target_name = 'Made-up open cluster'")
