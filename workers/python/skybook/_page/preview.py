"""The beginning of a file, as text to be looked at."""

import os
from typing import Any

_MOST_LINES = 20
_MOST_BYTES = 20_000
_TABLES = {
    ".csv": "ascii.csv",
    ".ecsv": "ascii.ecsv",
    ".fits": "fits",
    ".fit": "fits",
    ".vot": "votable",
    ".votable": "votable",
    ".xml": "votable",
}


def preview(path: str) -> str:
    """The first rows of a table, what a FITS file holds, or the first lines of a text; of other files their size."""
    ending = os.path.splitext(path.removesuffix(".gz"))[1].lower()
    try:
        return _table(path, _TABLES[ending]) if ending in _TABLES else _text(path)
    except Exception:
        return _text(path)


def _table(path: str, form: str) -> str:
    from astropy.table import Table

    if form == "fits":
        from astropy.io import fits

        with fits.open(path) as hdus:
            tables = [at for at, hdu in enumerate(hdus) if isinstance(hdu, (fits.BinTableHDU, fits.TableHDU))]
            held = "\n".join(
                f"{at} {hdu.name or '—'}: {type(hdu).__name__} {_shape(hdu)}" for at, hdu in enumerate(hdus)
            )
        return held if not tables else f"{held}\n\n{_rows(Table.read(path, hdu=tables[0]))}"
    return _rows(Table.read(path, format=form))


def _shape(hdu: Any) -> tuple[int, ...]:
    return tuple(hdu.shape) if hasattr(hdu, "shape") else (len(hdu.data), len(hdu.columns))


def _rows(table: object) -> str:
    from astropy.table import Table

    assert isinstance(table, Table)
    head = table[:_MOST_LINES]
    lines = head.pformat(max_lines=-1, max_width=-1, show_unit=any(column.unit for column in head.itercols()))
    return "\n".join([*lines, f"{len(table):,} rows in all"])


def _text(path: str) -> str:
    with open(path, "rb") as file:
        held = file.read(_MOST_BYTES)
    if b"\0" in held:
        return f"{os.path.getsize(path):,} bytes that are no text"
    lines = held.decode(errors="replace").splitlines()
    more = len(lines) > _MOST_LINES or os.path.getsize(path) > _MOST_BYTES
    return "\n".join([*lines[:_MOST_LINES], *(["…"] if more else [])])
