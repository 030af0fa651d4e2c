"""FITS images with a place on the sky, made ready for the sky view."""

import io
from os import PathLike
from typing import Any

from skybook._base.kinds import is_a

MOST_PIXELS = 16_000_000
"""A larger image is thinned; a browser's graphics memory would not hold it."""

_SAMPLE = 1_000_000
_BLOCK = 8


def is_image(value: object) -> bool:
    """Whether `sky()` takes the value for an image: an HDU, a list of HDUs, NDData, or the address of a FITS file."""
    if isinstance(value, PathLike) or (
        isinstance(value, str)
        and value.lower().split("?")[0].endswith((".fits", ".fit", ".fts", ".fits.gz", ".fits.fz"))
    ):
        return True
    return is_a(value, "astropy.io.fits", "HDUList", "PrimaryHDU", "ImageHDU", "CompImageHDU") or is_a(
        value, "astropy.nddata", "NDData"
    )


def image_out(value: Any, wcs: Any = None, plane: int = 0) -> dict[str, Any]:
    """`{"fits", "corners", "cuts", "note"}` of an image: a plain FITS file of 32-bit floats, its corners in ICRS
    degrees, the values between which it is drawn.

    Of a cube, `plane` is shown. Raises ValueError in words where there is no picture, or none with a place on the sky.
    """
    import numpy as np

    data, wcs, unit = _data_and_wcs(value, wcs)
    picture, note = _picture(np.ma.filled(np.ma.asarray(data, dtype=np.float32), np.nan), wcs, plane)
    celestial = wcs.celestial
    step = int(np.ceil(np.sqrt(picture.size / MOST_PIXELS)))
    if celestial.has_distortion:
        picture, celestial = _straightened(picture, celestial)
        note.append("distortion taken out")
    if step > 1:
        picture, celestial = picture[::step, ::step], celestial[::step, ::step]
        note.append(f"1 of {step * step} pixels")
    known = picture[np.isfinite(picture)][:: max(1, picture.size // _SAMPLE)]
    if known.size == 0:
        raise ValueError("This image has no pixel with a value.")
    low, high = (float(cut) for cut in np.percentile(known, (0.5, 99.5)))
    note.append(f"{low:.4g} … {high:.4g} {unit}".strip())
    return {
        "fits": _file(picture, celestial),
        "corners": _corners(celestial, picture.shape),
        "cuts": [low, high if high > low else low + 1],
        "note": ", ".join(note),
    }


def _data_and_wcs(value: Any, wcs: Any) -> tuple[Any, Any, str]:
    from astropy.io import fits
    from astropy.wcs import WCS

    if isinstance(value, (str, PathLike)):
        # Addresses are fetched whole; pages have no files that outlive them.
        with fits.open(value, use_fsspec=False, memmap=False) as hdus:
            return _data_and_wcs(hdus, wcs)
    if is_a(value, "astropy.io.fits", "HDUList"):
        images = [hdu for hdu in value if hdu.is_image and len(hdu.shape) >= 2]
        if not images:
            raise ValueError("This FITS file holds no image.")
        on_sky = next((hdu for hdu in images if WCS(hdu.header, value).has_celestial), images[0])
        return on_sky.data, wcs or WCS(on_sky.header, value), str(on_sky.header.get("BUNIT", ""))
    if hasattr(value, "header"):
        return value.data, wcs or WCS(value.header), str(value.header.get("BUNIT", ""))
    if hasattr(value, "wcs"):
        return value.data, wcs or value.wcs, str(value.unit or "")
    return getattr(value, "value", value), wcs, str(getattr(value, "unit", ""))


def _picture(data: Any, wcs: Any, plane: int) -> tuple[Any, list[str]]:
    """One plane along latitude and longitude, and what there is to say of it."""
    import numpy as np

    if wcs is None or not getattr(wcs, "has_celestial", False):
        raise ValueError(
            "This image has no place on the sky, since no celestial coordinates (WCS) come with it. Plot it with plt.imshow(…), or give {'image': …, 'wcs': …}."
        )
    if data.ndim < 2:
        raise ValueError(f"An image has two axes at least, this has {data.ndim}.")
    if data.ndim == wcs.naxis:
        data = np.moveaxis(data, [wcs.naxis - 1 - wcs.wcs.lat, wcs.naxis - 1 - wcs.wcs.lng], [-2, -1])
    planes = data.reshape(-1, *data.shape[-2:])
    if not 0 <= plane < len(planes):
        raise ValueError(f"This image has the planes 0 to {len(planes) - 1}, and no plane {plane}.")
    return planes[plane], [f"plane {plane} of {len(planes)}"] if len(planes) > 1 else []


def _straightened(picture: Any, celestial: Any) -> tuple[Any, Any]:
    """The picture as it would be without distortion (SIP, look-up tables), which Aladin draws amiss; pixels are moved,
    not mixed."""
    import numpy as np

    straight = celestial.deepcopy()
    straight.sip = straight.cpdis1 = straight.cpdis2 = straight.det2im1 = straight.det2im2 = None
    straight.wcs.ctype = [name.removesuffix("-SIP") for name in straight.wcs.ctype]
    height, width = picture.shape
    # Distortion changes slowly: one shift serves a block of pixels.
    x, y = np.meshgrid(np.arange(_BLOCK / 2, width + _BLOCK, _BLOCK), np.arange(_BLOCK / 2, height + _BLOCK, _BLOCK))
    from_x, from_y = celestial.all_world2pix(*straight.wcs_pix2world(x, y, 0), 0, quiet=True)
    rows, columns = np.mgrid[0:height, 0:width]
    block = rows // _BLOCK, columns // _BLOCK
    from_rows, from_columns = (
        np.rint(place + np.nan_to_num(shift, nan=1e6)[block]).astype(int)
        for place, shift in ((rows, from_y - y), (columns, from_x - x))
    )
    inside = (from_rows >= 0) & (from_rows < height) & (from_columns >= 0) & (from_columns < width)
    return np.where(
        inside, picture[from_rows.clip(0, height - 1), from_columns.clip(0, width - 1)], np.float32(np.nan)
    ), straight


def _file(picture: Any, celestial: Any) -> bytes:
    from astropy.io import fits

    made = io.BytesIO()
    fits.PrimaryHDU(picture.astype(">f4"), celestial.to_header(relax=True)).writeto(made, output_verify="silentfix")
    return made.getvalue()


def _corners(celestial: Any, shape: tuple[int, int]) -> list[list[float]]:
    import numpy as np

    y, x = shape
    edge = celestial.pixel_to_world(
        np.array([0, x / 2, x, x, x, x / 2, 0, 0]) - 0.5, np.array([0, 0, 0, y / 2, y, y, y, y / 2]) - 0.5
    ).icrs
    return [
        [float(ra), float(dec)] for ra, dec in zip(edge.ra.deg, edge.dec.deg) if np.isfinite(ra) and np.isfinite(dec)
    ]
