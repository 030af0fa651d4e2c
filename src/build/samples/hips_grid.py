"""Where the pixels of a HiPS tile lie on the sky (HiPS 1.0, IVOA Recommendation 2017, §4)."""

from __future__ import annotations

import numpy as np
from astropy import units as u
from cdshealpix.nested import healpix_to_lonlat, vertices


def unit_vectors(ra_deg: np.ndarray, dec_deg: np.ndarray) -> np.ndarray:
    """Directions as rows of a (n, 3) array."""
    ra, dec = np.radians(ra_deg), np.radians(dec_deg)
    return np.stack([np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec)], axis=1)


def sub_index(order_in_tile: int) -> np.ndarray:
    """Nested index within a tile of each pixel of its picture; row 0 is the top.

    The even bits of the index (towards north-east) give the row, the odd bits (towards north-west) the column.
    """
    side = np.arange(2**order_in_tile, dtype=np.int64)
    spread = sum(((side >> bit) & 1) << (2 * bit) for bit in range(order_in_tile))
    return spread[:, None] + 2 * spread[None, :]


def tile_vectors(order: int, pixel: int, order_in_tile: int) -> np.ndarray:
    """Directions of a tile's pixel centres, row by row."""
    index = (pixel << (2 * order_in_tile)) + sub_index(order_in_tile).ravel()
    lon, lat = healpix_to_lonlat(index.astype(np.uint64), order + order_in_tile)
    return unit_vectors(lon.to_value(u.deg), lat.to_value(u.deg))


def tile_lattice(order: int, pixel: int, finer: int) -> np.ndarray:
    """Directions of the corners of a tile's pixels `finer` orders down: (2**finer + 1)**2 points, rows towards
    north-east."""
    side = 2**finer
    index = (pixel << (2 * finer)) + sub_index(finer)
    lon, lat = vertices(index.ravel().astype(np.uint64), order + finer)
    corners = unit_vectors(lon.to_value(u.deg).ravel(), lat.to_value(u.deg).ravel()).reshape(side, side, 4, 3)
    lattice = np.empty((side + 1, side + 1, 3))
    for corner, (row, column) in enumerate([(0, 0), (1, 0), (1, 1), (0, 1)]):
        lattice[row : row + side, column : column + side] = corners[:, :, corner]
    return lattice.reshape(-1, 3)


def across_tile(lattice: np.ndarray, side: int) -> np.ndarray:
    """Values at the pixel centres of a tile's picture, bilinear between the points of a square lattice."""
    at = (np.arange(side) + 0.5) / side * (len(lattice) - 1)
    low = np.floor(at).astype(int)
    part = at - low
    rows = lattice[low] * (1 - part[:, None]) + lattice[low + 1] * part[:, None]
    return rows[:, low] * (1 - part) + rows[:, low + 1] * part


def pixel_size(order: int) -> float:
    """Side of a pixel in radians, for equal-area squares."""
    return np.sqrt(np.pi / 3) / 2**order
