import { expect, test, type Site } from './site.ts';
import { keptCells } from './keptCells.ts';
import type { TestCell } from './notebookFile.ts';

const CELLS: readonly TestCell[] = [
  { id: 'text', type: 'text/markdown', text: '# Stars\n\nThe limit is ${limit}, and $x^2$.' },
  {
    id: 'limit',
    type: 'module',
    text: 'const limit = view(Inputs.range([0, 10], {label: "Limit", step: 1, value: 7}))',
  },
  {
    id: 'rows',
    type: 'module',
    text: 'const rows = Array.from({length: 150}, (_, i) => ({n: i + limit}));\ndisplay(rows)',
  },
  { id: 'html', type: 'module', text: 'html`<b>bold ${limit}</b>`' },
  { id: 'sky', type: 'module', text: "sky({target: '56.75 24.12', fov: 5, heightPx: 200})" },
  {
    id: 'plot',
    type: 'module',
    text: 'const plot = bokeh.Plotting.figure({height: 200});\nplot.scatter([1, 2, 3], [1, 4, 9]);\ndisplay(plot)',
  },
  { id: 'fails', type: 'module', text: 'throw new Error("as it must")' },
];

const picture = (site: Site, id: string) => site.output(id).locator('[data-view="image"] img');

test('what cells showed is there after a reload, before anything runs, marked as of then', async ({ site }) => {
  await site.openCells(CELLS);
  await site.runAll();
  for (const { id } of CELLS) await site.expectState(id, id === 'fails' ? 'failed' : 'shown');
  await expect(async () => {
    const kept = await keptCells(site);
    expect(kept['sky']).toContain('image/');
    expect(kept['plot']).toContain('image/png');
    expect(kept['text']).toContain('The limit is 7');
  }).toPass();

  await site.page.reload();
  await expect(site.output('text')).toContainText('The limit is 7, and');
  for (const { id } of CELLS) await site.expectState(id, 'idle');
  await expect(site.output('limit')).toContainText('7');
  await expect(site.output('rows').locator('[data-view="table"]')).toHaveAttribute('data-rows', '150');
  await expect(site.output('rows')).toContainText('first 100 of 150 rows');
  await expect(site.output('html')).toContainText('bold 7');
  for (const id of ['sky', 'plot']) {
    await expect(picture(site, id)).toBeVisible();
    expect(await picture(site, id).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
  }
  await expect(site.cell('fails').locator('[data-failure]')).toContainText('as it must');
  const note = site.frame.locator('[data-as-of].banner');
  await expect(note).toContainText('Results as of');
  await expect(note).not.toContainText('before a change');
  await site.page.screenshot({ path: 'playwright/results/kept.png' });
  await site.frame.locator('[data-cell="sky"]').scrollIntoViewIfNeeded();
  await site.page.screenshot({ path: 'playwright/results/kept-pictures.png' });
});

test('what has changed since is marked stale with what depends on it, and a run makes it new', async ({ site }) => {
  const cells = CELLS.filter(({ id }) => ['text', 'rows'].includes(id));
  await site.openCells([...cells, { id: 'limit', type: 'module', text: 'const limit = 3' }]);
  await site.runAll();
  for (const id of ['text', 'rows', 'limit']) await site.expectState(id, 'shown');
  await expect(async () =>
    expect(Object.keys(await keptCells(site)).toSorted()).toEqual(['limit', 'rows', 'text']),
  ).toPass();
  await site.page.reload();
  await site.expectState('rows', 'idle');
  await expect(site.output('text')).toContainText('The limit is 3');

  await site.type('limit', 'const limit = 5');
  for (const id of ['text', 'rows', 'limit']) await site.expectState(id, 'stale');
  await expect(site.frame.locator('[data-as-of].banner')).toContainText('before a change');
  await expect(site.output('text')).toContainText('The limit is 3');

  await site.runAll();
  for (const id of ['text', 'rows', 'limit']) await site.expectState(id, 'shown');
  await expect(site.output('text')).toContainText('The limit is 5');
  await expect(site.frame.locator('[data-as-of].banner')).toBeHidden();
});

test('Settings tell what results take, and let them go', async ({ site }) => {
  await site.openCells([{ id: 'a', type: 'module', text: '42' }]);
  await site.runAll();
  await site.expectState('a', 'shown');
  await expect(async () => expect(Object.keys(await keptCells(site))).toEqual(['a'])).toPass();
  await site.page.getByRole('button', { name: 'Settings' }).click();
  await expect(site.page.locator('[data-results-taken]')).toContainText('of one notebook');
  await site.page.getByRole('button', { name: 'Forget them' }).click();
  await expect(site.page.locator('[data-results-taken]')).toHaveText('Nothing is kept now.');
  await site.page.reload();
  await site.expectState('a', 'idle');
  await expect(site.output('a')).toBeHidden();
});

test('a shipped notebook reads whole on arrival, before anything runs, even if its pictures do not come at once', async ({
  site,
}) => {
  await site.page.context().route(/\/tour\.pictures\.json$/, (route) => route.abort(), { times: 1 });
  await site.open('#cells/tour');
  await expect(site.frame.locator('[data-as-of].banner')).toContainText('Results as of');
  await expect(site.output('3')).not.toContainText('${');
  await expect(site.output('5').locator('[data-view="table"]')).toBeVisible();
  await expect(picture(site, '9')).toBeVisible();
  await expect(site.frame.locator('[data-cell]:not([data-state="idle"])')).toHaveCount(0);
  await site.page.screenshot({ path: 'playwright/results/tour.png', fullPage: true });
});
