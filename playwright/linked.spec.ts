import type { Locator } from '@playwright/test';
import { expect, test } from './site.ts';

/** Drags over a part of an element's box. */
async function drag(of: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { x, y, width, height } = (await of.boundingBox())!;
  const mouse = of.page().mouse;
  await mouse.move(x + from[0] * width, y + from[1] * height);
  await mouse.down();
  await mouse.move(x + to[0] * width, y + to[1] * height, { steps: 6 });
  await mouse.up();
}

test('rows chosen in a plot are chosen in the table, on the sky and in other plots of the same rows, and back', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'application/sql',
      output: 'stars',
      text: "SELECT hip, ra, dec, b_v, hpmag FROM hats('catalogues/hipparcos') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(56.75, 24.12, 3)) AND b_v IS NOT NULL ORDER BY hip",
    },
    { id: '2', type: 'module', text: "plot(stars, 'b_v', '-hpmag', {height: 300})" },
    { id: '3', type: 'module', text: "plot(stars, 'hpmag', {height: 250, bins: 10})" },
    { id: '4', type: 'module', text: "plot(stars, 'b_v', '-hpmag', {height: 300, density: 10})" },
    { id: '5', type: 'module', text: 'sky(stars)' },
    { id: '6', type: 'module', text: '[{b_v: 1, hpmag: 2}, {b_v: 2, hpmag: 3}]' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4', '5', '6']) await site.expectState(id, 'shown');
  const [table, points, bars, density, sky] = ['1', '2', '3', '4', '5'].map((id) => site.output(id));
  const stage = (of: Locator) => of.locator('.chart-stage');
  const said = (of: Locator) => of.locator('.chosen-note [role=status]');
  await expect(points!.locator('.bk-Canvas')).toBeVisible();
  await expect(sky!.locator('.sky-choice')).toBeAttached();
  for (const one of [points, bars, density]) await expect(one!.locator('.chart-choice')).toBeVisible();

  // A box around some points.
  await points!.locator('.bk-Figure').scrollIntoViewIfNeeded();
  await points!.getByTitle('Box Select').click();
  await expect(async () => {
    await drag(stage(points!), [0.2, 0.3], [0.6, 0.8]);
    await expect(said(points!)).toHaveText(/^\d+ rows chosen$/, { timeout: 3_000 });
  }).toPass();
  const chosen = (await said(points!).textContent())!;
  for (const one of [table, bars, density, sky]) await expect(said(one!)).toHaveText(chosen);
  await expect(table!.locator('[role=row][aria-selected=true]').first()).toBeVisible();
  await expect(said(site.output('6'))).toHaveText('');

  // Escape in any of them clears all.
  await stage(density!).press('Escape');
  for (const one of [table, points, bars, density, sky]) await expect(said(one!)).toHaveText('');
  await expect(table!.locator('[role=row][aria-selected=true]')).toHaveCount(0);

  // A table's row, by keys, and back to a plot's by the button, which a finger can press too.
  await table!.getByRole('grid').press('End');
  await expect(said(sky!)).toHaveText('1 row chosen');
  await expect(said(points!)).toHaveText('1 row chosen');
  await stage(bars!).focus();
  await stage(bars!).press('+');
  await stage(bars!).press('s');
  await expect(said(density!)).toHaveText(/rows chosen/);
  const middle = (await said(density!).textContent())!;
  expect(middle).not.toBe(chosen);
  await expect(said(table!)).toHaveText(middle);
  await points!.getByRole('button', { name: 'Choose rows in view' }).click();
  const all = Number(await table!.locator('[data-view="table"]').getAttribute('data-rows'));
  await expect(said(table!)).toHaveText(`${all} rows chosen`);
  await sky!.getByRole('button', { name: 'Clear' }).click();
  await expect(said(points!)).toHaveText('');
});
