import { expect, test } from './site.ts';
import { slowness } from './slowness.ts';

test('what a reader sets counts at once, stays after a reload, and is refused where it means nothing', async ({
  site,
}) => {
  await site.openCells([{ id: '1', type: 'application/sql', text: "SELECT * FROM hats('catalogues/hipparcos')" }]);
  const open = () => site.page.getByRole('button', { name: 'Settings' }).click();
  // By key: to the mouse, what lies over the notebook's frame, a process of its own, is there only a moment later.
  const save = () => site.page.getByRole('button', { name: 'Save' }).press('Enter');
  const limit = site.page.getByLabel(/^Ask before/);
  await open();
  await limit.fill('a lot');
  await save();
  await expect(site.page.getByRole('alert')).toContainText('megabytes');
  await limit.fill('1');
  await save();
  await expect(limit).toBeHidden();
  await expect(async () => {
    // The frame, too, hears a moment later that the dialog over it has gone.
    await site.runAll();
    await expect(site.cell('1')).not.toHaveAttribute('data-state', 'idle', { timeout: 2000 * slowness() });
  }).toPass();
  await site.expectState('1', 'failed');
  await expect(site.cell('1').locator('[data-failure]')).toContainText('at most 1.0 MB');
  await site.page.reload();
  await open();
  await expect(limit).toHaveValue('1');
  await limit.fill('');
  await limit.press('Enter');
  await expect(async () => {
    await site.runAll();
    await site.expectState('1', 'shown', 20_000);
  }).toPass();
});
