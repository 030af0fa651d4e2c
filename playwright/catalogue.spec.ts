import { expect, test } from './site.ts';

test('Python reads a catalogue lazily, with units, and matches it with a table of its own', async ({ site }) => {
  const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;
  await site.openCells([
    python('1', 'from skybook import catalog, xmatch\nhipparcos = catalog("catalogues/hipparcos")\nhipparcos'),
    python(
      '2',
      'pleiades = hipparcos.cone(56.75, 24.12, 1).columns("hip", "ra", "dec", "parallax").to_table()\nprint(len(pleiades), pleiades["parallax"].unit)',
    ),
    {
      id: '3',
      type: 'application/sql',
      text: "SELECT count(*) AS n FROM hats('catalogues/hipparcos') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(56.75, 24.12, 1))",
      output: 'counted',
    },
    python('4', 'print(len(pleiades) == counted["n"][0])'),
    python(
      '5',
      'pairs = xmatch(pleiades["ra", "dec"], hipparcos, radius_arcsec=1, n=1).to_table()\nprint(len(pairs) == len(pleiades), bool((pairs["_dist_arcsec"] < 1e-3).all()))',
    ),
    python('6', 'catalog("catalogues/nowhere")'),
    python('7', 'hipparcos.query("SELECT nonsense FROM this").to_table()'),
  ]);
  await site.runAll();
  await site.expectState('1', 'shown', 60_000);
  await expect(site.output('1')).toContainText('117,955 rows');
  await site.expectState('2', 'shown', 60_000);
  await expect(site.output('2')).toContainText('mas');
  await site.expectState('4', 'shown');
  await expect(site.output('4')).toContainText('True');
  await site.expectState('5', 'shown', 60_000);
  await expect(site.output('5')).toContainText('True True');
  await site.expectState('6', 'failed');
  await expect(site.cell('6').locator('[data-failure]')).toHaveAttribute('data-kind', 'fetch');
  await site.expectState('7', 'failed');
  await expect(site.cell('7').locator('[data-failure]')).toHaveAttribute('data-kind', 'sql');
  await expect(site.cell('7').locator('[data-failure]')).toContainText('nonsense');
});

test('a query that would fetch more than is allowed asks first, and tells its plan beside the result', async ({
  site,
}) => {
  await site.openCells([
    { id: '1', type: 'application/sql', text: "-- @allow 1 MB\nSELECT * FROM hats('catalogues/hipparcos')" },
  ]);
  await site.runAll();
  await site.expectState('1', 'failed');
  const ask = site.cell('1').getByRole('button', { name: /^Fetch [\d.]+ MB$/ });
  await expect(site.cell('1').locator('[data-failure]')).toContainText('117,955 rows');
  await ask.click();
  await site.expectState('1', 'shown');
  await expect(site.cell('1').locator('.cm-content')).toContainText(/-- @allow \d\d? MB/);
  await expect(site.output('1').locator('[data-view="table"]')).toHaveAttribute('data-rows', '117955');
  await expect(site.output('1').locator('[data-view="plan"] summary')).toContainText(
    /hipparcos: \d+ of \d+ partitions, [\d.]+ MB (?:fetched|kept), split/,
  );
});
