import { crc32 } from 'node:zlib';
import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';
import type { Target } from './target.ts';

test.use({ goesAhead: false });

const file = (title: string, text: string) => notebookFile(title, [{ id: 'a', type: 'text/markdown', text }]);
const running = (code: string) =>
  ({
    id: 'a',
    type: 'module',
    text: `${STEAL_PORT}\n${CALL_SHELL}\nawait pause(300);\n${code}\nawait told('done');`,
  }) as const;

test('a copy that a notebook kept of itself takes the place of no link', async ({ target }) => {
  await target.openCells([running(`call('save', ${JSON.stringify(file('Test', 'EVIL'))});`)]);
  const address = target.page.url();
  await target.runToEnd();
  await target.internet.asked('named.test');
  await target.settle();
  await target.page.goto('about:blank');
  await target.page.goto(address);
  await expect(target.cell('a')).toBeVisible();
  await expect(target.cell('a')).toContainText('stolen');
  await expect(target.cell('a')).toHaveAttribute('data-language', 'javascript');
});

test('nor the place of somebody else’s link, by sharing it', async ({ target }) => {
  const colleagues = file('Colleague’s', 'true words');
  const link = await linkMadeInPage(target, colleagues);
  await target.openCells([
    running(
      `call('save', ${JSON.stringify(file('Colleague’s', 'EVIL'))});\nawait pause(300);\ncall('share', ${JSON.stringify(colleagues)});\nawait pause(300);`,
    ),
  ]);
  await target.runToEnd();
  await target.internet.asked('named.test');
  await target.settle();
  await target.page.goto('about:blank');
  await target.open(link);
  await expect(target.cell('a')).toContainText('true words');
  await expect(target.frame.locator('body')).not.toContainText('EVIL');
});

test('a kept copy of somebody’s notebook says whose it is, in its bar and on the home page, and is limited like it', async ({
  target,
}) => {
  await target.openCells([running(`call('save', ${JSON.stringify(file('Copied', 'mine now'))});`)], 'Copied');
  await target.runToEnd();
  await target.internet.asked('named.test');
  await target.settle();
  await target.open('');
  const row = target.page.locator('li', { hasText: 'Copied' });
  await expect(row).toContainText('author.test');
  await row.getByRole('link').first().click();
  const bar = target.page.locator('[data-bar]');
  await expect(bar).toHaveAttribute('data-origin', 'address');
  await expect(bar).not.toHaveAttribute('data-hosts', '*');
  await target.expectUntouched();
});

test('a file of the reader’s disk is limited like a link', async ({ target }) => {
  await target.open('');
  await target.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notebook.html', mimeType: 'text/html', buffer: Buffer.from(file('From disk', 'x')) });
  await expect(target.cell('a')).toBeVisible();
  const bar = target.page.locator('[data-bar]');
  await expect(bar).toHaveAttribute('data-origin', 'disk');
  await expect(bar).not.toHaveAttribute('data-hosts', '*');
  await target.expectUntouched();
});

/** The link that the site itself would make, byte for byte: browsers pack otherwise than Node. */
async function linkMadeInPage(target: Target, text: string): Promise<string> {
  await target.open('');
  const packed = Buffer.from(
    await target.page.evaluate(
      async (content) =>
        Array.from(
          new Uint8Array(
            await new Response(
              new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw')),
            ).arrayBuffer(),
          ),
        ),
      text,
    ),
  );
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(packed));
  return `#nb1.${Buffer.concat([sum, packed]).toString('base64url')}`;
}
