"""A record's datalinks are listed with their meaning."""


def _step(base):
    import pyvo
    tap = pyvo.dal.TAPService(base + "/tap")
    found = pyvo.dal.adhoc.DatalinkResults.from_result_url(base + "/img/q/dl/dlmeta?ID=" + str(tap.run_sync("SELECT pub_did FROM img.main WHERE object = 'Made-up globular'")[0]["pub_did"]))
    return sorted([one.semantics, str(one.content_type)] for one in found)
