import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

test('a notebook’s packages, commands, files and memory are as in Jupyter, and told; its files outlive a reload', async ({
  site,
  page,
}) => {
  await site.answer('pypi.org', () => undefined);
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: '# /// script\n# dependencies = ["tqdm", "nonesuch-package==1.2"]\n# ///\n%env FOO=bar\n!echo {1 + 1} $FOO\nnames = !echo x y\nnames',
    },
    {
      id: '2',
      type: 'text/x-python',
      text: 'import threading\nheld = bytearray(5_000_000)\nwriter = threading.Thread(target=lambda: open("notes.txt", "w").write("of star 7\\n"))\nwriter.start(); writer.join()',
    },
    { id: '3', type: 'text/x-python', text: '1' },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(site.output('1')).toContainText('This notebook asks for nonesuch-package==1.2.');
  await expect(site.output('1')).not.toContainText('asks for tqdm');
  await expect(site.output('1')).toContainText('2 bar');
  await expect(site.output('1')).toContainText("['x y']");
  await site.expectState('2', 'shown');

  await site.frame.getByText('Memory and files').click();
  const held = site.frame.locator('[data-held]');
  await expect(held.locator('[data-name="held"]')).toContainText('5.0 MB');
  const file = held.locator('[data-file="notes.txt"]');
  await file.getByRole('button', { name: 'Preview notes.txt' }).click();
  await expect(file.locator('[data-preview] pre')).toHaveText('of star 7');
  const download = page.waitForEvent('download');
  await file.getByRole('button', { name: 'Save notes.txt' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe('of star 7\n');
  await held.getByRole('button', { name: 'Free held' }).click();
  await expect(held.locator('[data-name="held"]')).toHaveCount(0);

  await expect.poll(() => keptFiles(page)).toEqual(['notes.txt']);
  await page.reload();
  await site.typeAndRun('3', 'open("notes.txt").read()');
  await expect(site.output('3')).toContainText('of star 7');
});

/** The paths of the files that are kept of notebooks. */
function keptFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open('skybook');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('files').objectStore('files').getAllKeys();
          asked.onerror = () => reject(new Error(String(asked.error)));
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.flatMap((key) => (Array.isArray(key) ? [String(key[3])] : [])));
          };
        };
      }),
  );
}
