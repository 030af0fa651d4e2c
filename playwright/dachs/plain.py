"""Put before each step: answers of pyvo and astropy as plain values, the same in every Python."""


def _plain(value):
    """Tables as columns with unit, UCD and values; masked values as None; the rest as it is."""
    import numpy as np
    from astropy.table import Table
    from astropy.units import Quantity

    if hasattr(value, "to_table"):
        value = value.to_table()
    if isinstance(value, Table):
        return {name: [str(value[name].unit or ""), value[name].meta.get("ucd", ""), str(value[name].dtype.str), _plain(value[name])] for name in value.colnames}
    if isinstance(value, Quantity):
        return [_plain(value.value), str(value.unit)]
    if isinstance(value, np.ma.MaskedArray):
        return _plain(value.tolist())
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) or (type(value) is int and abs(value) >= 2**53):
        # JavaScript reads numbers as doubles; text shows every digit.
        return repr(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in (sorted(value) if isinstance(value, set) else value)]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
