import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('astropy-healpix and regions, compiled for the site', () => {
  const python = new TestPython();
  beforeAll(() => python.boot());

  test('give the HEALPix pixels, centres and cones that cdshealpix gives', async () => {
    await python.run(`
import numpy as np
import astropy.units as u
import cdshealpix
import cdshealpix.ring
from astropy.coordinates import Latitude, Longitude
from astropy_healpix import HEALPix
random = np.random.default_rng(5)
lon = Longitude(random.uniform(0, 360, 20000) * u.deg)
lat = Latitude(np.degrees(np.arcsin(random.uniform(-1, 1, 20000))) * u.deg)
for depth in (0, 3, 10, 20):
    ours = HEALPix(nside=2**depth, order="nested").lonlat_to_healpix(lon, lat)
    theirs = cdshealpix.lonlat_to_healpix(lon, lat, depth=depth)
    centre = HEALPix(nside=2**depth, order="nested").healpix_to_lonlat(ours)
    other = cdshealpix.healpix_to_lonlat(theirs, depth=depth)
    print(depth, int((ours != theirs.astype("int64")).sum()), bool(np.allclose(centre[0].deg, other[0].deg, atol=1e-9) and np.allclose(centre[1].deg, other[1].deg, atol=1e-9)))
ring = HEALPix(nside=64, order="ring").lonlat_to_healpix(lon, lat)
print(int((ring != cdshealpix.ring.lonlat_to_healpix(lon, lat, nside=64).astype("int64")).sum()))
near = set(HEALPix(nside=64, order="nested").cone_search_lonlat(10 * u.deg, 20 * u.deg, radius=3 * u.deg).tolist())
flat = set(cdshealpix.cone_search(Longitude(10 * u.deg), Latitude(20 * u.deg), 3 * u.deg, depth=6, flat=True)[0].astype(int).tolist())
print(len(near) > 20, len(near ^ flat) <= 0.2 * len(near))`);
    expect(python.printed()).toBe('0 0 True\n3 0 True\n10 0 True\n20 0 True\n0\nTrue True\n');
  });

  test('weigh pixels by the area that a region covers', async () => {
    await python.run(`
import math
from regions import CirclePixelRegion, EllipsePixelRegion, PixCoord, PolygonPixelRegion, RectanglePixelRegion
import astropy.units as u
centre = PixCoord(20.3, 19.6)
print(f"{CirclePixelRegion(centre, 7.5).to_mask(mode='exact').data.sum() / (math.pi * 7.5**2):.9f}")
print(f"{EllipsePixelRegion(centre, 12, 6, angle=30 * u.deg).to_mask(mode='exact').data.sum() / (math.pi * 6 * 3):.9f}")
print(f"{RectanglePixelRegion(centre, 8, 5, angle=20 * u.deg).to_mask(mode='subpixels', subpixels=40).data.sum() / 40:.3f}")
triangle = PolygonPixelRegion(PixCoord([0, 10, 0], [0, 0, 10]))
print(triangle.contains(PixCoord([1, 9, 4], [1, 9, 5])).tolist())`);
    expect(python.printed()).toMatch(/^1\.000000000\n1\.000000000\n(0\.99\d|1\.00\d)\n\[True, False, True\]\n$/);
  });

  test('read DS9 regions, which mocpy turns into coverage maps', async () => {
    await python.run(`
from mocpy import MOC
from regions import Regions
from astropy.coordinates import Latitude, Longitude, SkyCoord
[circle] = Regions.parse("icrs; circle(56.75, 24.12, 1.5)", format="ds9")
moc = MOC.from_astropy_regions(circle, max_depth=9)
cone = MOC.from_cone(Longitude(circle.center.ra), Latitude(circle.center.dec), radius=circle.radius, max_depth=9)
print(moc == cone, moc.contains_skycoords(SkyCoord([56.75, 60], [24.12, 24.12], unit="deg")).tolist())`);
    expect(python.printed()).toBe('True [True, False]\n');
  });
});
