import { expect, test } from './site.ts';

const sql = (id: string, text: string) => ({ id, type: 'application/sql', text }) as const;

const SPECTRUM = `import numpy as np
from astropy import units as u
from astropy.table import QTable
wave = np.linspace(400, 700, 300) * u.nm
QTable({"wavelength": wave, "flux": (1 + np.sin(wave.value / 9) / 5) * u.Jy})`;

const CUBE = `from astropy.nddata import NDData
from astropy.wcs import WCS
w = WCS(naxis=3)
w.wcs.ctype, w.wcs.cunit = ["RA---TAN", "DEC--TAN", "VRAD"], ["deg", "deg", "m/s"]
w.wcs.crval, w.wcs.crpix, w.wcs.cdelt = [30.0, 40.0, 0.0], [20, 15, 10], [-0.01, 0.01, 500.0]
k, j, i = np.mgrid[0:20, 0:30, 0:40]
NDData(np.exp(-((i - 12) ** 2 + (j - 20) ** 2) / 40 - (k - 5) ** 2 / 8), wcs=w, unit="K")`;

test('catalogues are plotted by counting them, finer as one zooms in; spectra and cubes by themselves', async ({
  site,
}) => {
  await site.openCells([
    sql('1', "-- plot: x=bv, y=-hpmag, title='All of it'\nSELECT b_v AS bv, hpmag FROM hats('catalogues/hipparcos')"),
    sql('2', "-- plot: projection=mollweide, color=hpmag\nSELECT ra, dec, hpmag FROM hats('catalogues/hipparcos')"),
    sql('3', '-- plot: x=v, log=x\nSELECT exp(range / 1000) AS v FROM range(10000)'),
    {
      id: '4',
      type: 'module',
      text: "plot(Array.from({length: 60}, (_, i) => ({t: i, mag: i % 7 ? 10 + Math.sin(i / 5) : NaN, e: 0.2, c: i})), 't', '-mag', {yerr: 'e', color: 'c'})",
    },
    sql('5', '-- plot: x=nothing\nSELECT 1 AS one'),
    { id: '6', type: 'text/x-python', text: SPECTRUM },
    { id: '7', type: 'text/x-python', text: CUBE },
    {
      id: '8',
      type: 'text/x-python',
      text: "from skybook import catalog\np = plot(catalog('catalogues/hipparcos'), 'b_v', '-hpmag')\np",
    },
    { id: '9', type: 'module', text: 'display(p ? `from ${p.x[0] < p.x[1]} ${p.y.length}` : "no region")' },
    { id: '10', type: 'text/x-python', text: 'print("region", p.value and len(p.value))' },
  ]);
  await site.runAll();
  const chart = (id: string) => site.output(id).locator('.chart-stage');
  await expect(chart('1')).toHaveAttribute(
    'aria-label',
    /^All of it\. Density plot of hpmag \(mag\) \(running backwards\) .*116,812 of 117,955 rows in view/,
  );
  await expect(site.output('1')).toContainText('1,143 rows of 117,955 are not drawn: 1,143 without bv.');
  await expect(site.output('1')).toContainText(/partitions/);
  await expect(chart('2')).toHaveAttribute('aria-label', /mollweide.*coloured by hpmag \(mag\); 117,955 of/);
  await expect(chart('3')).toHaveAttribute('aria-label', /^Histogram of v \(logarithmic\).*; 10,000 of 10,000/);
  await expect(chart('4')).toHaveAttribute('aria-label', /^Scatter plot of mag \(running backwards\).*; 51 of 60/);
  await expect(site.output('5')).toContainText('the rows have no column `nothing`; there are one.');

  // Keys zoom in until points are few enough to be drawn by themselves, and back out.
  await chart('1').focus();
  for (let step = 0; step < 6; step++) await chart('1').press('+');
  await expect(chart('1')).toHaveAttribute('data-way', 'points');
  await chart('1').press('0');
  await expect(chart('1')).toHaveAttribute('aria-label', /116,812 of 117,955/);

  await site.output('3').getByRole('button', { name: 'Show the table' }).press('Enter');
  await expect(site.output('3').locator('[data-view="table"]')).toHaveAttribute('data-rows', '10000');

  await expect(chart('6')).toHaveAttribute('aria-label', /^Line plot of flux \(Jy\).*, against wavelength \(nm\)/);
  const cube = site.output('7').locator('[data-view="cube"]');
  await cube.getByRole('slider').press('Home');
  await expect(cube.getByRole('slider')).toHaveAttribute('aria-valuetext', 'VRAD -4.5 km / s, plane 1 of 20');
  await cube.locator('.cube-plane').press('ArrowRight');
  await expect(cube.locator('.cube-spectrum')).toHaveAttribute('aria-label', /pixel 13, 20/);
  await expect(cube.locator('.cube-spectrum')).not.toHaveAttribute('aria-busy');

  // What is chosen where the rows are not in the page is a region, and a value.
  await expect(site.output('9')).toContainText('no region');
  await expect(site.output('10')).toContainText('region None');
  await chart('8').press('s');
  await expect(site.output('9')).toContainText('from true 2');
  await expect(site.output('10')).toContainText('region 2');
  await expect(site.output('8').locator('.chosen-note')).toContainText(/b_v.* from .* to .*, hpmag \(mag\) from/);
  await chart('8').press('Escape');
  await expect(site.output('9')).toContainText('no region');

  const width = () => chart('1').evaluate((stage) => stage.scrollWidth - stage.parentElement!.clientWidth);
  await site.page.emulateMedia({ colorScheme: 'dark' });
  await expect(chart('1')).toHaveClass(/\bdark\b/);
  await site.page.setViewportSize({ width: 420, height: 800 });
  await expect.poll(width).toBeLessThanOrEqual(0);
});
