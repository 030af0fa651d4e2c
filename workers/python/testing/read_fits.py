"""What astropy reads of a FITS file, as plain values to compare with known answers."""

import warnings
from typing import Any

import numpy as np
from astropy.io import fits


def read_fits(path: str) -> dict[str, Any]:
    """The HDUs with shape, type and range of their images and shape of their tables; or the error's name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with fits.open(path) as hdus:
                return {"hdus": [_hdu(hdu) for hdu in hdus]}
        except Exception as error:
            return {"error": type(error).__name__}


def _hdu(hdu: Any) -> dict[str, Any]:
    said = {"type": type(hdu).__name__, "name": hdu.name}
    if hdu.data is None:
        return said
    if hdu.data.dtype.names:
        return said | {"nrows": len(hdu.data), "ncols": len(hdu.columns)}
    values = np.asarray(hdu.data)
    good = values[np.isfinite(values)] if values.dtype.kind == "f" else values
    said |= {"shape": list(values.shape), "dtype": str(values.dtype)}
    return said | (
        {"min": good.min().item(), "max": good.max().item(), "mean": float(good.mean(dtype=float))} if good.size else {}
    )
