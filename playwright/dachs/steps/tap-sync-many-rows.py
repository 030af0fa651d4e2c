"""20,000 rows arrive whole."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    table = tap.run_sync("SELECT id, ra, dec FROM nb.stars WHERE id <= 20000 ORDER BY id", maxrec=30000).to_table()
    return [len(table), table["ra"].sum(), table["id"][-1]]
