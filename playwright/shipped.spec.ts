import { readFileSync } from 'node:fs';
import { expectShippedResults } from './expectShippedResults.ts';
import { expect, test, type Site } from './site.ts';

/** Nothing is said of other versions, or of other results, than those that came with a notebook. */
async function expectAsShipped(site: Site): Promise<void> {
  for (const name of ['made', 'changed']) await expect(site.page.locator(`[data-notice="${name}"]`)).toHaveCount(0);
}

// `visits.spec.ts` runs the tour.
test('the shipped notebook solar-neighbourhood runs whole, without leaving the site', async ({ site }) => {
  await site.open('#cells/solar-neighbourhood');
  await expect(site.button('Run all')).toBeVisible();
  const cells = await site.frame.locator('[data-cell]').all();
  expect(cells.length).toBeGreaterThan(3);
  await site.runAll();
  for (const cell of cells) await expect(cell).toHaveAttribute('data-state', 'shown', { timeout: 120_000 });
  await expectShippedResults(site, 'solar-neighbourhood');
  await expectAsShipped(site);
  expect(site.errors).toEqual([]);
});

test('the shipped notebook virtual-observatory runs whole against answers as the services give them', async ({
  site,
}) => {
  const answer = (name: string) => ({
    body: readFileSync(new URL(`answers/${name}.xml`, import.meta.url)),
    contentType: 'application/x-votable+xml',
  });
  const asked: string[] = [];
  await site.answer('simbad.cds.unistra.fr', (url, body) => {
    asked.push(`${url.pathname} ${new URLSearchParams(body).get('QUERY')?.includes('plx_value') ?? false}`);
    return answer('simbad-tap');
  });
  await site.answer('vizier.cds.unistra.fr', (url) => {
    asked.push(`${url.pathname} ${url.searchParams.get('RA')} ${url.searchParams.get('SR')}`);
    return answer('vizier-cone');
  });
  await site.open('#cells/virtual-observatory');
  await expect(site.button('Run all')).toBeVisible();
  const cells = await site.frame.locator('[data-cell]').all();
  expect(cells.length).toBeGreaterThan(3);
  await site.runAll();
  for (const cell of cells) await expect(cell).toHaveAttribute('data-state', 'shown', { timeout: 120_000 });
  await expectShippedResults(site, 'virtual-observatory');
  expect(asked).toEqual(['/simbad/sim-tap/sync true', '/viz-bin/conesearch/I/311/hip2 56.75 1.0']);
  await expect(site.output('2').locator('[data-view="table"]')).toHaveAttribute('data-rows', '6');
  await expect(site.output('4').locator('[data-view="table"]')).toHaveAttribute('data-rows', '26');
  await expect(site.output('6').locator('[data-view="table"]')).toHaveAttribute('data-rows', '26');
  await expect(site.output('7').locator('[data-view="sky"] canvas').first()).toBeVisible();
  await expect(site.output('2').locator('.table-sources')).toContainText(/^SIMBAD TAP · .* UTC · 6 rows/);
  const used = site.frame.getByRole('region', { name: 'Data used' });
  await expect(used.locator('summary', { hasText: 'vizier.cds.unistra.fr cone search' })).toHaveCount(1);
  await used.getByText('Acknowledgement', { exact: true }).click();
  await expect(used.getByLabel('Acknowledgement')).toContainText('made use of the SIMBAD database');
  await used.getByRole('button', { name: 'Copy acknowledgement' }).click();
  await expect(used.getByRole('status')).toHaveText('Copied');
  await expectAsShipped(site);
});

test('a service that refuses is named, with the possible causes and what to do', async ({ site }) => {
  await site.answer('closed.example', () => undefined);
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: 'import pyvo\npyvo.dal.TAPService("https://closed.example/tap").search("SELECT TOP 1 * FROM t")',
    },
  ]);
  await site.runAll();
  await site.expectState('1', 'failed');
  const failure = site.cell('1').locator('[data-failure]');
  await expect(failure).toHaveAttribute('data-kind', 'fetch');
  await expect(failure).toContainText('closed.example');
});
