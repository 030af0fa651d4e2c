import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import type { SkySpec } from '../wire/sky.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

// The numbers are those of the same versions in CPython.
describe.skipIf(!HAS_PYTHON)('mocpy and cdshealpix', () => {
  const python = new TestPython();
  beforeAll(() => python.boot());

  test('make coverage maps, combine them and ask them for positions', async () => {
    await python.run(`
from astropy import units as u
from astropy.coordinates import Latitude, Longitude, SkyCoord
from mocpy import MOC
cone = MOC.from_cone(Longitude(0 * u.deg), Latitude(-89 * u.deg), radius=5 * u.deg, max_depth=8)
other = MOC.from_string("4/2048-2100 8/0")
print(cone.contains_lonlat([180, 0] * u.deg, [-87, -80] * u.deg).tolist(), cone.intersection(other) == cone.difference(cone.difference(other)))
print(f"{cone.sky_fraction * 41252.96:.9f}", MOC.from_string(cone.to_string()) == cone, MOC.from_json(cone.serialize("json")) == cone)
print(MOC.from_skycoords(SkyCoord([10, 20], [30, 40], unit="deg"), max_norder=7).max_order)`);
    expect(python.printed()).toBe('[True, False] True\n84.558832194 True True\n7\n');
  });

  test('give HEALPix pixels, their centres and those in a cone', async () => {
    await python.run(`
from astropy import units as u
from astropy.coordinates import Latitude, Longitude
import cdshealpix
lon, lat = Longitude([279.23473479] * u.deg), Latitude([38.78368896] * u.deg)
pixel = cdshealpix.lonlat_to_healpix(lon, lat, depth=10)
centre = cdshealpix.healpix_to_lonlat(pixel, depth=10)
print(int(pixel[0]), abs(centre[0][0] - lon[0]) < 0.1 * u.deg, len(cdshealpix.cone_search(lon[0], lat[0], 1 * u.deg, depth=5)[0]) > 0)`);
    expect(python.printed()).toBe('3816046 True True\n');
  });

  test('are drawn by sky()', async () => {
    await python.run('from mocpy import MOC\nsky(MOC.from_string("1/0-3 2/70"))');
    expect((python.shown()[0]![MIME.sky] as SkySpec).layers).toEqual([{ kind: 'moc', moc: { '0': [0], '2': [70] } }]);
  });

  test('draw themselves with Matplotlib', async () => {
    await python.run(`
import matplotlib.pyplot as plt
from astropy import units as u
from astropy.coordinates import Angle, SkyCoord
from mocpy import MOC, WCS
moc = MOC.from_string("5/700-720")
figure = plt.figure()
with WCS(figure, fov=60 * u.deg, center=SkyCoord(45, 40, unit="deg"), coordsys="icrs", rotation=Angle(0, u.deg), projection="AIT") as wcs:
    axes = figure.add_subplot(projection=wcs)
    moc.fill(ax=axes, wcs=wcs, alpha=0.5)
    moc.border(ax=axes, wcs=wcs)
`);
    expect(Object.keys(python.shown()[0]!)).toContain('image/png');
  });
});
