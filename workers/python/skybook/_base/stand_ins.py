"""Packages that a page cannot run, and what does their work here."""

import sys

_CATALOGUE = "from skybook import catalog, xmatch; catalog('https://…').cone(ra, dec, 2).query('mag < 12').columns('ra', 'dec').to_table() reads HATS catalogues, xmatch joins them, and so does SQL: SELECT … FROM hats('https://…')."
_HEALPIX = "cdshealpix and astropy_healpix, which are part of this site, turn positions into HEALPix pixels and back, and find the pixels of cones; mocpy, also here, makes and compares coverage maps."
_NOT_SERVED = "is compiled, and this site has it not"
_PYARROW = "needs what is compiled and no page can run"

# Module → why a page cannot run it, and what stands in for it.
_KNOWN = {
    "distributed": ("spreads work over threads and processes, which a page does not have", _CATALOGUE),
    "duckdb": (_NOT_SERVED, "An SQL cell is DuckDB: Python's tables stand in its FROM by their names."),
    "hats": (_PYARROW, _CATALOGUE),
    "hats_import": (_PYARROW, "catalogues are made outside and read here. " + _CATALOGUE),
    "healpy": (_NOT_SERVED, _HEALPIX),
    "lsdb": (_PYARROW, _CATALOGUE),
    "nested_pandas": (_PYARROW, _CATALOGUE),
    "pyarrow": (
        _NOT_SERVED,
        "An SQL cell reads Parquet files, SELECT … FROM 'https://….parquet', and gives tables to Python.",
    ),
}

_NO_OTHER = "Nothing can be installed that takes its place: leave out what needs it."
_WINDOWS = "A page has no windows: figures and controls (ui, ipywidgets) show under their cell."
_TERMINAL = "A page has no terminal: print(), clear_output() and display() write under the cell."
_KEEPS = "Values are kept in files by pickle, json or sqlite3, which are here."
# Of modules of Python's own, what does their work here.
_OF_PYTHON = {
    "_curses": _TERMINAL,
    "_dbm": _KEEPS,
    "_gdbm": _KEEPS,
    "_tkinter": _WINDOWS,
    "curses": _TERMINAL,
    "dbm": _KEEPS,
    "idlelib": _WINDOWS,
    "shelve": _KEEPS,
    "termios": _TERMINAL,
    "tkinter": _WINDOWS,
    "turtle": _WINDOWS,
    "turtledemo": _WINDOWS,
    "tty": _TERMINAL,
}


def stand_in(module: str) -> str | None:
    """Why this module does not run in a page, and what to write instead, where that is known."""
    known = _KNOWN.get(module)
    if known is None and module in sys.stdlib_module_names:
        return f"{module} belongs to Python itself, and browsers' Python is built without it. {_OF_PYTHON.get(module, _NO_OTHER)}"
    return known and f"{module} {known[0]}. Here: {known[1]}"
