import { expect, test } from './site.ts';

test('astropy answers, and streams, tables, Matplotlib and Bokeh figures show by themselves', async ({ site }) => {
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: 'from astropy.coordinates import SkyCoord\nm31 = SkyCoord(10.684708, 41.268750, unit="deg")\nprint(m31.galactic.to_string(precision=4))',
    },
    {
      id: '2',
      type: 'text/x-python',
      text: 'from astropy.table import Table\nstars = Table({"name": ["Sirius", "Vega"], "ra": [101.287155, 279.234735]})\nstars["ra"].unit = "deg"\nstars',
    },
    {
      id: '3',
      type: 'text/x-python',
      text: 'import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2, 3])',
    },
    {
      id: '4',
      type: 'text/x-python',
      text: 'from bokeh.plotting import figure\np = figure(height=200)\np.scatter([1, 2], [3, 4])',
    },
    { id: '5', type: 'text/x-python', text: '1 / 0' },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  // CPython astropy 7.2.0 prints the same.
  await expect(site.output('1')).toContainText('121.1743 -21.5733');
  await site.expectState('2', 'shown');
  await expect(site.output('2').locator('[data-view="table"]')).toHaveAttribute('data-rows', '2');
  await site.expectState('3', 'shown');
  await expect(site.output('3').locator('img, svg').first()).toBeVisible();
  await site.expectState('4', 'shown');
  await expect(site.output('4').locator('[data-view="plot"]')).toBeVisible();
  await expect(
    site.output('4').locator('[data-view="plot"] .bk-Figure, [data-view="plot"] canvas').first(),
  ).toBeAttached();
  await site.expectState('5', 'failed');
  await expect(site.cell('5').locator('[data-failure]')).toHaveAttribute('data-kind', 'python');
  await expect(site.cell('5').locator('[data-failure]')).toContainText('ZeroDivisionError');
});

test('Python begins with what its cells import in memory, and reads from packages what it has not', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: 'import sys\nhad = [name in sys.modules for name in ("numpy", "astropy.coordinates", "pyvo", "pandas")]\nhad',
    },
    {
      id: '2',
      type: 'text/x-python',
      text: 'from astropy.timeseries import LombScargle\nimport numpy as np\nt = np.linspace(0, 10, 100)\nfloat(LombScargle(t, np.sin(t)).power(0.16)) > 0.9',
    },
  ]);
  await site.runAll();
  await expect(site.output('1')).toContainText('[True, True, False, False]');
  await expect(site.output('2')).toContainText('True');
});

test('an endless loop is stopped, Python answers again, and what was shown stays', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'x = 41\nprint("first")' },
    { id: '2', type: 'application/sql', text: 'SELECT 7 AS seven', output: 'sevens' },
    { id: '3', type: 'text/x-python', text: 'y = 0' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3']) await site.expectState(id, 'shown');
  await site.typeAndRun('3', 'print("begun")\nwhile True: pass');
  await site.expectState('3', 'running');
  await expect(site.output('3')).toContainText('begun');
  await site.button('Stop').click();
  await site.expectState('3', 'failed', 2000);
  await expect(site.cell('3').locator('[data-failure]')).toHaveAttribute('data-kind', 'cancelled');
  await site.expectState('2', 'shown');
  await site.expectState('1', 'stale');
  await expect(site.output('1')).toContainText('first');
  await expect(site.output('2')).toContainText('7');
  await site.typeAndRun('3', 'x + 1');
  await site.expectState('3', 'shown');
  await expect(site.output('3')).toContainText('42');
  await site.expectState('1', 'shown');
});

test('pandas and astropy read Parquet files by the catalogue engine, and say what to do with those that it cannot see', async ({
  site,
  baseURL,
}) => {
  const address = new URL('catalogues/hipparcos/dataset/Norder=0/Dir=0/Npix=4.parquet', baseURL).href;
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: `import pandas as pd\nframe = pd.read_parquet("${address}", columns=["hip", "ra"])\nlen(frame), list(frame.columns), len(frame.attrs["skybook"]) == 1`,
    },
    {
      id: '2',
      type: 'text/x-python',
      text: `from astropy.table import Table\ntable = Table.read("${address}", format="parquet", include_names=["hip", "dec"])\nlen(table) == len(frame), table["dec"].unit`,
    },
    { id: '3', type: 'text/x-python', text: 'import pandas\npandas.read_parquet("/tmp/mine.parquet")' },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(site.output('1')).toContainText("['hip', 'ra'], True)");
  await site.expectState('2', 'shown');
  await expect(site.output('2')).toContainText('(True, Unit("deg"))');
  await site.expectState('3', 'failed');
  await expect(site.cell('3').locator('[data-failure]')).toContainText(
    'pyarrow is compiled, and this site has it not. Here: An SQL cell reads Parquet files',
  );
});
