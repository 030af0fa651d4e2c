import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import type { Shown } from '../wire/shown.ts';
import { shownParts } from '../wire/shownParts.ts';
import { present } from '../../src/known/present.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const PREPARE = `
import numpy as np
from astropy import units as u
from astropy.io import fits
from astropy.nddata import CCDData, NDData
from astropy.table import QTable, Table
from astropy.time import Time
from astropy.timeseries import TimeSeries
from astropy.wcs import WCS

n = np.arange(5)

def told(table, **ucds):
    for name, ucd in ucds.items():
        table[name].info.meta = {"ucd": ucd}
    return table

def cube(masked=False):
    wcs = WCS(naxis=3)
    wcs.wcs.ctype, wcs.wcs.cunit = ["RA---TAN", "DEC--TAN", "VRAD"], ["deg", "deg", "m/s"]
    wcs.wcs.crval, wcs.wcs.crpix, wcs.wcs.cdelt = [30.0, 40.0, 1000.0], [2, 2, 1], [-0.01, 0.01, 500.0]
    return np.arange(24, dtype="f4").reshape(4, 2, 3), wcs
`;

describe.skipIf(!HAS_PYTHON)('the last expression of a cell', () => {
  const python = new TestPython();
  beforeAll(() => python.boot());
  const show = async (text: string): Promise<Shown> => {
    python.events.length = 0;
    await python.run(PREPARE + text);
    const found = python.events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : []))[0];
    if (!found) throw new Error('nothing was shown');
    return found;
  };
  const wish = async (text: string) => shownParts((await show(text)).data).plot?.wish;

  test.each([
    [
      'units and names',
      'QTable({"wavelength": n * u.nm, "flux": n * u.Jy})',
      { x: 'wavelength', y: 'flux', line: true },
    ],
    [
      'UCDs, whatever the names, with errors',
      'told(Table({"a": n * 1.0, "b": n * 2.0, "e": n * 0.1}), a="em.wl;em.opt", b="phot.flux.density;em.wl", e="stat.error;phot.flux.density")',
      { x: 'a', y: 'b', yerr: 'e' },
    ],
    ['energies', 'told(Table({"e": n * 1.0, "f": n * 2.0}), e="em.energy", f="phot.flux")', { x: 'e', y: 'f' }],
    [
      'one row of arrays, as the ESO has them, by keywords of FITS',
      'fits.BinTableHDU.from_columns([fits.Column("WAVE", "5D", unit="nm", array=[n + 1.0]), fits.Column("F", "5D", array=[n * 3.0])], header=fits.Header({"TUCD1": "em.wl", "TUCD2": "phot.flux.density"}))',
      { x: 'WAVE', y: 'F' },
    ],
  ])('a spectrum by %s is a plot, and its table stays', async (_, text, expected) => {
    expect(await wish(text)).toMatchObject(expected);
    const shown = await show(text);
    expect(shown.data[MIME.table]).toEqual({ table: 'table' });
    expect(shown.tables?.['plot']?.rows).toBe(5);
  });

  test.each([
    [
      'a TimeSeries of magnitudes',
      'TimeSeries(time=Time(2459000.5 + n, format="jd"), data={"g": n * u.mag, "g_err": n * 0.1 * u.mag})',
      { x: 'time', y: '-g', yerr: 'g_err' },
    ],
    [
      'a TimeSeries of anything',
      'TimeSeries(time=Time(2459000.5 + n, format="jd"), data={"rate": n / u.s})',
      { x: 'time', y: 'rate' },
    ],
    [
      'a table with times, fluxes and errors',
      'told(Table({"mjd": n + 59000.0, "F": n * 1.0, "e_F": n * 0.1}), mjd="time.epoch", F="phot.flux;em.opt.V")',
      { x: 'mjd', y: 'F', yerr: 'e_F' },
    ],
  ])('%s is a light curve', async (_, text, expected) => {
    expect(await wish(text)).toMatchObject(expected);
  });

  test.each([
    ['n * u.mag', 'n * u.mmag', 'g_err'],
    ['n * u.ABmag', 'n * u.mag', 'g_err'],
    ['n * u.mag', 'n * 1.0', 'g_err'],
    ['n * u.mag', 'n * u.Jy', undefined],
    ['n * u.Jy', 'n * u.percent', undefined],
    ['n * 1.0', 'n * u.mag', undefined],
  ])('the errors of %s are in its unit, and %s are so: %s', async (value, error, yerr) => {
    const text = `TimeSeries(time=Time(2459000.5 + n, format="jd"), data={"g": ${value}, "g_err": ${error}})`;
    expect((await wish(text))?.yerr).toBe(yerr);
  });

  test.each([
    ['', { x: 'WAVE', y: 'FLUX', yerr: 'E' }],
    ['t.remove_column("PIX")', undefined],
    ['t = t[["WAVE", "PIX", "FLUX", "E"]]', undefined],
    ['t.rename_column("FLUX", "WAVE2")', undefined],
    ['t["MORE"] = n', undefined],
    ['t.remove_column("E")', undefined],
  ])('keywords of a header are of its columns alone: after %j', async (change, expected) => {
    const table = `
t = Table({"PIX": n, "WAVE": n + 1.0, "FLUX": n * 2.0, "E": n * 0.1})
t.meta = {"TUCD2": "em.wl", "TUCD3": "phot.flux.density", "TUCD4": "stat.error;phot.flux.density"}
t.meta.update({f"TTYPE{i}": name for i, name in enumerate(t.colnames, 1)})
${change}
t`;
    const found = await wish(table);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });

  test('keywords of a header that names no columns are of none', async () => {
    const table = 'Table({"A": n + 1.0, "B": n * 2.0}, meta={"TUCD1": "em.wl", "TUCD2": "phot.flux.density"})';
    expect(await wish(table)).toBeUndefined();
  });

  test('a light curve keeps the scale of its times, and what was changed of them', async () => {
    const { tables } = await show(
      'TimeSeries(time=Time(["2016-12-31T23:59:60", "2017-01-02", "2017-01-03"]).tai, data={"g": n[:3] * u.mag})',
    );
    const [time] = present(tables?.['plot']).columns;
    expect(time).toMatchObject({ type: 'time (tai)', timeScale: 'tai' });
    expect(time?.note).toMatch(/^`time` has 1 leap second, null here.*; is in UTC here, where its scale was TAI\.$/);
  });

  const SPECTRUM = `
from astropy.nddata import StdDevUncertainty

class Spectrum:
    uncertainty = StdDevUncertainty(np.ones(5), unit="Jy")
    flux, mask = n * u.Jy, np.array([False, True, False, False, False])

    def __init__(self, unit):
        self.spectral_axis = n * u.Unit(unit)

Spectrum.__module__ = "specutils.spectra.spectrum"
`;

  test.each([
    ['um', 'wavelength', 'em.wl', undefined],
    ['1 / cm', 'wavenumber', 'em.wavenumber', undefined],
    ['km / s', 'spectral_axis', undefined, 'spec:Data.SpectralAxis.Value'],
  ])('a spectrum of specutils along %s is a plot without its masked pixels', async (...told) => {
    const [unit, name, ucd, utype] = told;
    const { tables, data } = await show(`${SPECTRUM}Spectrum("${unit}")`);
    expect(shownParts(data).plot?.wish).toMatchObject({ x: name, y: 'flux', yerr: 'flux_err', line: true });
    const arrow = tableFromIPC(present(tables?.['plot']).ipc);
    expect(arrow.getChild('flux')?.toJSON()).toEqual([0, null, 2, 3, 4]);
    const axis = tables?.['plot']?.columns[0];
    expect([axis?.ucd, axis?.utype]).toEqual([ucd, utype]);
  });

  test.each([
    [
      'a catalogue with a time and a magnitude a row',
      'told(Table({"ra": n * 10.0, "t": n + 2015.0, "mag": n * 1.0, "e_mag": n * 0.1}), t="time.epoch", mag="phot.mag")',
    ],
    [
      'the epoch to which a catalogue refers',
      'told(Table({"ref_epoch": n + 2015.0, "mag": n * 1.0, "e_mag": n * 0.1}), ref_epoch="meta.ref;time.epoch", mag="phot.mag")',
    ],
    [
      'a list of spectra',
      'told(Table({"em_min": n * 1.0, "em_max": n * 2.0, "f": n * 1.0}), em_min="em.wl;stat.min", em_max="em.wl;stat.max", f="phot.flux")',
    ],
    [
      'two columns of wavelengths',
      'told(Table({"a": n * 1.0, "b": n * 2.0, "f": n * 1.0}), a="em.wl", b="em.wl", f="phot.flux")',
    ],
    ['fluxes of sources', 'told(Table({"id": n, "f": n * 1.0}), f="phot.flux")'],
    ['a column called wavelength without a unit', 'Table({"wavelength": n, "flux": n})'],
    ['times alone', 'Table({"t": Time(2459000.5 + n, format="jd"), "mag": n * u.mag})'],
    ['an empty spectrum', 'told(Table({"a": n[:0] * 1.0, "f": n[:0] * 1.0}), a="em.wl", f="phot.flux")'],
  ])('%s stays a table', async (_, text) => {
    const shown = await show(text);
    expect(shownParts(shown.data).plot).toBeUndefined();
    expect(shown.data[MIME.table]).toBeDefined();
  });

  test.each([
    ['an image HDU', 'fits.ImageHDU(cube()[0], cube()[1].to_header())'],
    [
      'one with an axis of one pixel',
      'w = cube()[1].to_header()\nw.update(CTYPE4="STOKES", CRVAL4=1, CRPIX4=1, CDELT4=1)\nfits.PrimaryHDU(cube()[0][None], w)',
    ],
    ['NDData', 'NDData(cube()[0], wcs=cube()[1], unit="K")'],
    ['CCDData', 'CCDData(cube()[0], wcs=cube()[1], unit="K")'],
  ])('a cube, as %s, is planes along its velocities', async (_, text) => {
    const shown = await show(text);
    const { cube } = shownParts(shown.data);
    expect(cube?.shape).toEqual([4, 2, 3]);
    expect(cube?.planes).toMatchObject({ label: 'VRAD', unit: 'km / s', values: [1, 1.5, 2, 2.5] });
    expect(cube?.rows).toMatchObject({ label: 'DEC', unit: 'deg' });
    expect(shown.buffers?.['cube']?.byteLength).toBe(24 * 4);
  });

  test('the axes of a cube are found wherever they stand, and what has no value is none', async () => {
    const turned = await show(
      'd, w = cube()\nw = w.swapaxes(0, 2)\nNDData(np.ascontiguousarray(d.transpose(2, 1, 0)), wcs=w)',
    );
    expect(shownParts(turned.data).cube?.shape).toEqual([4, 2, 3]);
    const floats = new Float32Array((turned.buffers?.['cube'] ?? new Uint8Array()).slice().buffer);
    expect([...floats]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    const empty = await show('fits.ImageHDU(np.full((4, 2, 3), np.nan))');
    expect(shownParts(empty.data).cube).toBeUndefined();
    expect(empty.data['text/plain']).toContain('3 × 2 × 4');
    const image = await show('fits.ImageHDU(np.ones((4, 2)))');
    expect(shownParts(image.data).cube).toBeUndefined();
  });

  test('a cube that is thinned says by how much, and values stand at their own pixels', async () => {
    const thinned = await show(`
from skybook.figures import shown_cubes
most, shown_cubes._MOST = shown_cubes._MOST, 40
try:
    display(NDData(np.arange(4 * 6 * 9, dtype="f4").reshape(4, 6, 9)))
finally:
    shown_cubes._MOST = most
`);
    const { cube } = shownParts(thinned.data);
    expect(cube).toMatchObject({
      step: 3,
      shape: [4, 2, 3],
      rows: { values: [0, 3] },
      columns: { values: [0, 3, 6] },
    });
    const floats = new Float32Array(present(thinned.buffers?.['cube']).slice().buffer);
    // Row 3, column 6 of the first plane.
    expect(floats[1 * 3 + 2]).toBe(3 * 9 + 6);
  });

  test('plot() sends the columns that it draws alone, and says in words what it cannot', async () => {
    const shown = await show(
      'plot(Table({"a": n, "b": n * u.mag, "c": n, "id": n + 2**53}), "a", "-b", color="c", xerr="c", log="x")',
    );
    expect(shownParts(shown.data).plot).toEqual({
      wish: { x: 'a', y: '-b', color: 'c', xerr: 'c', log: 'x' },
      source: { kind: 'table', table: 'rows' },
    });
    expect(shown.tables?.['rows']?.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    await expect(show('plot(3, "a")')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('plot() cannot draw a int') as unknown },
    });
    await expect(show('plot(Table({"a": n}), n)')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('the name of a column as x') as unknown },
    });
  });
});
