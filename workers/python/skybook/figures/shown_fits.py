"""FITS files as the page shows them: what is in a file, a table's rows, what an image is."""

from typing import Any

from skybook.display import Bundle, show_class, shown

_HDU = "astropy.io.fits.hdu."


def install() -> None:
    """Makes `display` show lists of HDUs, table HDUs and image HDUs."""
    show_class(f"{_HDU}hdulist.HDUList", _list)
    for name in ("table.BinTableHDU", "table.TableHDU"):
        show_class(_HDU + name, _table)
    show_class(f"{_HDU}image._ImageBaseHDU", _image)


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

    return shown(Table.read(hdu))


def _image(hdu: Any) -> Bundle:
    axes = " × ".join(str(length) for length in reversed(hdu.shape))
    unit = hdu.header.get("BUNIT", "")
    place = "; sky(…) shows it on the sky" if "CTYPE1" in hdu.header and axes else ""
    return {
        "data": {
            "text/plain": f"{type(hdu).__name__} {hdu.name}: {axes or 'no data'}{f' in {unit}' if unit else ''}, {len(hdu.header)} header cards in .header{place}"
        }
    }
