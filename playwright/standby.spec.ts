import { expect, test } from './site.ts';

test.use({ goesAhead: true });

test('while a notebook is read, a frame with engines and nothing of it stands by, and Run hands it the text', async ({
  site,
}) => {
  let begun = 0;
  site.page.on('worker', () => void begun++);
  await site.openCells([{ id: '1', type: 'text/x-python', text: 'word = "secret" + "ive"\nword' }]);
  const stage = site.page.frameLocator('iframe.stage');
  const standing = stage.locator('iframe:not([data-notebook])');
  await expect(standing).toHaveCount(1);
  const inside = stage.frameLocator('iframe:not([data-notebook])').locator('html');
  // Python is there once its worker is, and the one that unpacks its memory has gone.
  await expect.poll(() => begun, { timeout: 60_000 }).toBe(2);
  await expect.poll(() => site.page.workers().length, { timeout: 60_000 }).toBe(1);
  expect(await inside.innerHTML()).not.toContain('secret');
  expect(await inside.evaluate(() => self.origin)).toBe('null');
  const before = site.page.workers();
  await site.runAll();
  await expect(site.output('1')).toContainText('secretive');
  await expect(stage.locator('iframe')).toHaveCount(1);
  expect(site.page.workers()).toEqual(expect.arrayContaining(before));

  await site.page.getByRole('button', { name: 'Stop', exact: true }).first().click();
  await site.expectState('1', 'idle');
  await expect(standing).toHaveCount(1);
  // What it was made for is not so any more: it gives way.
  await site.type('1', '# https://other.example/\n3 * 7');
  await site.page.keyboard.press('Shift+Enter');
  await expect(site.output('1')).toContainText('21');
  await expect(stage.locator('iframe')).toHaveCount(1);
});
