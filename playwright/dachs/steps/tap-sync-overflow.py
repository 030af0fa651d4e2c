"""An answer cut at MAXREC says so."""


def _step(base):
    import pyvo
    import warnings
    tap = pyvo.dal.TAPService(base + "/tap")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        result = tap.run_sync("SELECT id FROM nb.stars")
    return [len(result), result.query_status, [type(one.message).__name__ for one in said if "OVERFLOW" in str(one.message).upper() or "Overflow" in type(one.message).__name__]]
