"""Tables and their columns are read."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    return [sorted(name for name in tap.tables.keys() if not name.startswith("rr.")), [(one.name, str(one.unit), str(one.ucd)) for one in tap.tables["nb.stars"].columns]]
