import type { Browser } from '@playwright/test';
import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import type { Target } from './target.ts';

/**
 * Markdown that made its reader's page stand still: a reader of text that takes much more than twice as long for twice
 * as much.
 */
const TEXTS: Readonly<Record<string, string>> = {
  'fence-stars': '*   '.repeat(40),
  'fence-quotes': '> '.repeat(60),
  'fence-mixed': '> * 1. '.repeat(30),
  'script-comments': '<!--'.repeat(60_000),
  'maths-opened': '\\('.repeat(50_000),
  'maths-brackets': '\\['.repeat(50_000),
  'code-opened': '` '.repeat(50_000),
  'values-backticks': '${`'.repeat(150_000),
};

/** A freeze is told from a slow machine by what opens beside it. */
const MOST_TIMES_SLOWER = 8;

const fileOf = (texts: readonly string[]): string =>
  notebookFile(
    'Test',
    texts.map((text, index) => ({ id: `c${index}`, type: 'text/markdown', text })),
  );
const plain = (text: string): string => 'word '.repeat(text.length / 5);

test('no text makes its notebook’s page stand still', async ({ target, engine }) => {
  const all = Object.values(TEXTS);
  const calmMs = (await timeToOpen(engine, target, fileOf(all.map(plain)), 60_000))!;
  const frozen: string[] = [];
  // One by one only where all together take too long, to name those that do.
  if ((await timeToOpen(engine, target, fileOf(all), 2 * MOST_TIMES_SLOWER * calmMs)) === undefined) {
    const oneMs = (await timeToOpen(engine, target, fileOf([plain('word '.repeat(20_000))]), 60_000))!;
    for (const [name, text] of Object.entries(TEXTS))
      if ((await timeToOpen(engine, target, fileOf([text]), MOST_TIMES_SLOWER * oneMs)) === undefined)
        frozen.push(name);
    if (frozen.length === 0) frozen.push('all together');
  }
  expect(frozen).toEqual([]);
});

/**
 * Milliseconds until a notebook is drawn, in a profile of its own that goes with whatever stands still in it; nothing
 * when that takes longer than `mostMs`.
 */
async function timeToOpen(engine: Browser, target: Target, text: string, mostMs: number): Promise<number | undefined> {
  target.internet.serve('https://author.test/notebook', { type: 'text/plain', body: text });
  const context = await engine.newContext();
  const page = await context.newPage();
  const started = performance.now();
  try {
    await page.goto(`${target.siteUrl}index.html#src=https://author.test/notebook`, { timeout: mostMs });
    const frame = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    await frame
      .locator('[data-cell]')
      .last()
      .waitFor({ timeout: Math.max(1, mostMs - (performance.now() - started)) });
    await frame
      .locator('[data-cell]')
      .last()
      .evaluate((cell) => cell.scrollIntoView(), undefined, {
        timeout: Math.max(1, mostMs - (performance.now() - started)),
      });
    return performance.now() - started;
  } catch {
    return undefined;
  } finally {
    await context.close();
  }
}
