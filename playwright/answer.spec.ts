import { notebookFile, type TestCell } from './notebookFile.ts';
import { expect, test } from './site.ts';

const cell = (id: string, text: string): TestCell => ({ id, type: 'module', text });
const FAR = cell('far', 'const far = [4.2, 5.9, 7.9].map((parsecs) => parsecs * 3.26)');
const NEAR = cell('near', 'const near = Math.min(...far); display(`the nearest is at ${near}`)');

test('the notebook that came back is compared with mine, results too, and its cells are taken over one by one', async ({
  site,
}) => {
  await site.openCells([FAR, NEAR, cell('note', 'display("what I wrote, at some length")')], 'Distances');
  await site.type('note', 'display("what I have written since, at some length")');
  await site.runAll();
  for (const id of ['far', 'near', 'note']) await site.expectState(id, 'shown');
  await expect(site.page).toHaveURL(/#mine\//);
  const mine = site.page.url();
  await expect(site.output('near')).toContainText('13.69');

  const answered = [
    cell('far', FAR.text.replace('3.26', '3.2616')),
    NEAR,
    cell('new', 'display("theirs")'),
    cell('note', 'display("what I wrote, at some length")'),
  ];
  await site.answer('answers.test', () => ({ body: notebookFile('Distances', answered), contentType: 'text/html' }));
  await site.open('#src=https://answers.test/n.html');
  await site.runAll();
  for (const { id } of answered) await site.expectState(id, 'shown');
  await site.page.locator('[data-notice="kin"]').getByRole('button', { name: 'Compare with yours…' }).press('Enter');
  const dialog = site.page.getByRole('dialog');
  const parts = dialog.locator('[data-difference]');
  await expect(parts.locator('h3')).toHaveText([
    /^Cell 1, JavaScript/,
    /^Cell 2, JavaScript: only what it showed/,
    /^Cell 3, JavaScript/,
    /^Cell 3, JavaScript, is new/,
  ]);
  await expect(parts.nth(0).locator('[data-line="new"]').first()).toContainText('3.2616');
  await expect(parts.nth(1).locator('[data-line="gone"]')).toContainText('13.69');
  await expect(parts.nth(1).getByRole('button')).toHaveCount(0);
  await parts.nth(0).getByRole('button', { name: 'Take over' }).press('Enter');
  await parts.nth(3).getByRole('button', { name: 'Take over' }).press('Enter');
  await site.page.screenshot({ path: 'playwright/results/answer.png' });
  await dialog.getByRole('button', { name: 'Take 2 over into yours' }).press('Enter');
  await expect(site.page).toHaveURL(mine);
  await expect(site.cell('far')).toContainText('3.2616');
  await expect(site.cell('new')).toContainText('theirs');
  await expect(site.cell('note')).toContainText('written since');
  // What I had is kept, with what it showed.
  await site.page.locator('[data-bar]').getByRole('button', { name: 'Versions…' }).press('Enter');
  await dialog.locator('[data-comparable="version"]').first().press('Enter');
  await expect(parts.filter({ hasText: 'is new since' })).toContainText('theirs');
  await parts.nth(0).getByRole('button', { name: 'Back to then' }).press('Enter');
  await site.page.screenshot({ path: 'playwright/results/versions.png' });
  await dialog.getByRole('button', { name: 'Take over what is chosen' }).press('Enter');
  await expect(site.cell('far')).not.toContainText('3.2616');
  await expect(site.cell('new')).toContainText('theirs');
  await site.page.locator('[data-notice="wentBack"]').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(site.cell('far')).toContainText('3.2616');
});
