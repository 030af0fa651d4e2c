"""Packages that a page cannot run, and what does their work here."""

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


def stand_in(module: str) -> str | None:
    """Why this module does not run in a page, and what to write instead, where that is known."""
    known = _KNOWN.get(module)
    return known and f"{module} {known[0]}. Here: {known[1]}"
