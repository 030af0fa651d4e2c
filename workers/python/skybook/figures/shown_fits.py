"""FITS files as the page shows them: what is in a file, a table's rows, what an image is, a cube."""

from typing import Any

from skybook.display import Bundle, show_class, shown
from skybook.figures.shown_cubes import cube_out, is_cube

_HDU = "astropy.io.fits.hdu."


def install() -> None:
    """Makes `display` show lists of HDUs, table HDUs and image HDUs, and cubes of NDData."""
    show_class(f"{_HDU}hdulist.HDUList", _list)
    for name in ("table.BinTableHDU", "table.TableHDU"):
        show_class(_HDU + name, _table)
    show_class(f"{_HDU}image._ImageBaseHDU", _image)
    show_class("astropy.nddata.nddata.NDData", _nddata)


def _list(hdus: Any) -> Bundle:
    from astropy.table import Table

    columns = ("no", "name", "type", "axes", "values", "unit")
    rows = [
        (
            number,
            name,
            kind,
            " × ".join(map(str, axes)) if isinstance(axes, tuple) else str(axes),
            str(form),
            str(hdus[number].header.get("BUNIT", "")),
        )
        for number, name, _, kind, _, axes, form, *_ in hdus.info(output=False)
    ]
    return shown(Table(rows=rows, names=columns, dtype=(int, str, str, str, str, str)))


def _table(hdu: Any) -> Bundle:
    from astropy.table import Table

    table = Table.read(hdu)
    # Reading leaves them out, and they say which columns the header's other keywords are of.
    table.meta.update({f"TTYPE{number}": name for number, name in enumerate(hdu.columns.names, 1)})
    return shown(table)


def _image(hdu: Any) -> Bundle:
    axes = " × ".join(str(length) for length in reversed(hdu.shape))
    unit = hdu.header.get("BUNIT", "")
    place = "; sky(…) shows it on the sky" if "CTYPE1" in hdu.header and axes else ""
    text = f"{type(hdu).__name__} {hdu.name}: {axes or 'no data'}{f' in {unit}' if unit else ''}, {len(hdu.header)} header cards in .header{place}"
    return (_cube(hdu, unit, text) if is_cube(hdu.shape) else None) or {"data": {"text/plain": text}}


def _cube(hdu: Any, unit: str, text: str) -> Bundle | None:
    from astropy.wcs import WCS

    try:
        wcs = WCS(hdu.header)
    except Exception:
        # Its header speaks of coordinates amiss; its pixels can be looked at.
        wcs = None
    return cube_out(hdu.data, wcs, f"{hdu.header.get('BTYPE') or 'value'}{f' ({unit})' if unit else ''}", text)


def _nddata(value: Any) -> Bundle | None:
    import numpy as np

    data = value.data
    # Of those that hold other things NumPy knows no numbers.
    if not isinstance(data, np.ndarray) or data.dtype.kind not in "fiu" or not is_cube(data.shape):
        return None
    masked = np.ma.masked_array(data, value.mask) if value.mask is not None else data
    return cube_out(masked, value.wcs, f"value ({value.unit})" if value.unit else "value", repr(value)[:2000])
