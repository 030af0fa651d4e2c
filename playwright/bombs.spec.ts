import { chromium } from '@playwright/test';
import { chromiumPath } from '../src/build/chromium.ts';
import { expect, test as base } from './site.ts';

/** Cells that never end, or take all memory. Those that can say that they begin. */
const BOMBS: Readonly<
  Record<string, { readonly type: 'module' | 'text/x-python' | 'application/sql'; readonly text: string }>
> = {
  'a loop in JavaScript': { type: 'module', text: "await fetch('https://begun.test/'); while (true);" },
  'a loop of promises': { type: 'module', text: "await fetch('https://begun.test/'); while (true) await null;" },
  // Not so fast that the process ends before anything is pressed, which the test's own tool takes for the death of the
  // page; `kills/deaths.spec.ts` has a frame that died.
  'memory in JavaScript': {
    type: 'module',
    text: "await fetch('https://begun.test/'); const all = []; for (;;) { all.push(new Array(1e5).fill(0.5)); for (const start = performance.now(); performance.now() < start + 50;); }",
  },
  'a loop in Python': {
    type: 'text/x-python',
    text: "from pyodide.http import pyfetch\nawait pyfetch('https://begun.test/')\nwhile True: pass",
  },
  'memory in Python': {
    type: 'text/x-python',
    text: "from pyodide.http import pyfetch\nawait pyfetch('https://begun.test/')\nx = []\nwhile True:\n    try:\n        while True: x.append(bytearray(10**8))\n    except MemoryError: pass",
  },
  'a product of tables in SQL': {
    type: 'application/sql',
    text: 'SELECT sum(a.range * b.range) FROM range(10000000000) a, range(10000000000) b',
  },
};

/** A browser in which JavaScript may take little, so that a machine bears it. */
const test = base.extend({
  context: async ({ baseURL, viewport }, use) => {
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--js-flags=--max-old-space-size=300',
      ],
    });
    await use(await browser.newContext({ baseURL, viewport }));
    await browser.close();
  },
});

for (const [name, bomb] of Object.entries(BOMBS)) {
  test(`beside ${name} the bar’s Stop works, and the way home`, async ({ site }) => {
    const begun: unknown[] = [];
    await site.answer('begun.test', () => {
      begun.push(1);
      return { body: '', contentType: 'text/plain' };
    });
    const run = async (): Promise<void> => {
      begun.length = 0;
      await site.cell('b').getByRole('button', { name: 'Run cell' }).click();
      if (bomb.type === 'application/sql') await site.expectState('b', 'running');
      else await expect.poll(() => begun.length, { timeout: 120_000 }).toBeGreaterThan(0);
    };
    await site.openCells([
      { id: 'm', type: 'text/markdown', text: 'Above it.' },
      { id: 'b', ...bomb },
      { id: 'j', type: 'module', text: '6 * 7' },
    ]);
    await run();
    await site.page.locator('[data-bar]').getByRole('button', { name: 'Stop' }).click();
    await expect(site.cell('b')).toHaveAttribute('data-state', 'idle');
    await expect(site.page.locator('[data-bar]').getByRole('button', { name: 'Stop' })).toBeHidden();
    await site.cell('j').getByRole('button', { name: 'Run cell' }).click();
    await expect(site.output('j')).toContainText('42');
    await run();
    await site.page.getByRole('link', { name: 'Skybook' }).click();
    await expect(site.page.getByRole('button', { name: 'New notebook' })).toBeVisible();
    await site.page.goBack();
    await expect(site.output('m')).toContainText('Above it.');
    await site.cell('j').getByRole('button', { name: 'Run cell' }).click();
    await expect(site.output('j')).toContainText('42');
  });
}
