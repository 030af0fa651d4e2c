"""Names as SQL compares them."""

import string

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def sql_key(name: str) -> str:
    """What SQL compares names by: of letters, those of ASCII alone have no case in DuckDB."""
    return name.translate(_SMALL)
