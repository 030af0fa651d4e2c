import type { Browser } from '@playwright/test';
import { notebookFile, type TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { jupyterText } from './jupyterFile.ts';
import type { Target } from './target.ts';

/** Texts of cells that made their reader's page stand still: a reader of text that takes much more than twice as long for twice as much. */
const TEXTS: Readonly<Record<string, readonly [TestCell['type'], string]>> = {
  'fence-stars': ['text/markdown', '*   '.repeat(40)],
  'fence-quotes': ['text/markdown', '> '.repeat(60)],
  'fence-numbers': ['text/markdown', '1. '.repeat(60)],
  'fence-mixed': ['text/markdown', '> * 1. '.repeat(30)],
  'script-comments': ['text/markdown', '<!--'.repeat(60_000)],
  'script-ends': ['text/markdown', '<script'.repeat(25_000)],
  'maths-opened': ['text/markdown', '\\('.repeat(50_000)],
  'maths-brackets': ['text/markdown', '\\['.repeat(50_000)],
  'maths-dollars': ['text/markdown', '$a '.repeat(50_000)],
  'code-opened': ['text/markdown', '` '.repeat(50_000)],
  'code-lengths': ['text/markdown', Array.from({ length: 500 }, (_, index) => '`'.repeat(index + 1)).join(' ')],
  'values': ['text/markdown', '${a}'.repeat(10_000)],
  'values-opened': ['text/markdown', '${'.repeat(20_000)],
  'values-backticks': ['text/markdown', '${`'.repeat(20_000)],
  'values-braces': ['text/markdown', '${x}}'.repeat(10_000)],
  'fences': ['text/markdown', '```\n'.repeat(25_000)],
  'brackets': ['text/markdown', '['.repeat(50_000)],
  'links': ['text/markdown', '[a]('.repeat(25_000)],
  'emphasis': ['text/markdown', '*a _b '.repeat(15_000)],
  'html': ['text/markdown', '<a '.repeat(25_000)],
  'python-match': ['text/x-python', `match x:\n  case ${'('.repeat(20_000)}`],
  'python-strings': ['text/x-python', 'f"{'.repeat(20_000)],
  'sql-nested': ['application/sql', `SELECT ${'('.repeat(20_000)}`],
  'javascript-templates': ['module', '`${'.repeat(10_000)],
  'hosts': ['module', `/* ${Array.from({ length: 3000 }, (_, index) => `https://h${index}.test/`).join(' ')} */`],
};

/** Whole files that did. */
const FILES: Readonly<Record<string, string>> = {
  'title': jupyterText([{ cell_type: 'markdown', source: `# ${'<'.repeat(400_000)}`, metadata: {} }]),
  'title-links': jupyterText([{ cell_type: 'markdown', source: `# ${'['.repeat(400_000)}`, metadata: {} }]),
  'terminal-lines': jupyterText([{ id: 'a', cell_type: 'code', source: '1', metadata: {}, outputs: [{ output_type: 'stream', name: 'stdout', text: 'a\rb'.repeat(200_000) }] }]),
  'terminal-colours': jupyterText([{ id: 'a', cell_type: 'code', source: '1', metadata: {}, outputs: [{ output_type: 'stream', name: 'stdout', text: '\u001b['.repeat(50_000) }] }]),
};

/** A freeze is told from a slow machine by what opens beside it. */
const MOST_TIMES_SLOWER = 8;

const fileOf = (texts: readonly (readonly [TestCell['type'], string])[]): string => notebookFile('Test', texts.map(([type, text], index) => ({ id: `c${index}`, type, text })));
const plain = (text: string): readonly [TestCell['type'], string] => ['text/markdown', 'word '.repeat(text.length / 5)];

test('no cell makes its notebook’s page stand still', async ({ target, engine }) => {
  const all = Object.values(TEXTS);
  const calmMs = (await timeToOpen(engine, target, fileOf(all.map(([, text]) => plain(text))), 60_000))!;
  const frozen: string[] = [];
  // One by one only where all together take too long, to name those that do.
  if ((await timeToOpen(engine, target, fileOf(all), 2 * MOST_TIMES_SLOWER * calmMs)) === undefined) {
    const oneMs = (await timeToOpen(engine, target, fileOf([plain('word '.repeat(20_000))]), 60_000))!;
    for (const [name, cell] of Object.entries(TEXTS)) if ((await timeToOpen(engine, target, fileOf([cell]), MOST_TIMES_SLOWER * oneMs)) === undefined) frozen.push(name);
    if (frozen.length === 0) frozen.push('all together');
  }
  expect(frozen).toEqual([]);
});

test('nor does a whole file', async ({ target, engine }) => {
  const calmMs = (await timeToOpen(engine, target, fileOf([plain('word '.repeat(20_000))]), 60_000))!;
  const frozen: string[] = [];
  for (const [name, text] of Object.entries(FILES)) if ((await timeToOpen(engine, target, text, MOST_TIMES_SLOWER * calmMs)) === undefined) frozen.push(name);
  expect(frozen).toEqual([]);
});

/** Milliseconds until a notebook is drawn, in a profile of its own that goes with whatever stands still in it; nothing when that takes longer than `mostMs`. */
async function timeToOpen(engine: Browser, target: Target, text: string, mostMs: number): Promise<number | undefined> {
  target.internet.serve('https://author.test/notebook', { type: 'text/plain', body: text });
  const context = await engine.newContext();
  const page = await context.newPage();
  const started = performance.now();
  try {
    await page.goto(`${target.siteUrl}index.html#src=https://author.test/notebook`, { timeout: mostMs });
    const frame = page.frameLocator('iframe[data-notebook]');
    await frame.locator('[data-cell]').last().waitFor({ timeout: Math.max(1, mostMs - (performance.now() - started)) });
    await frame.locator('[data-cell]').last().evaluate((cell) => cell.scrollIntoView(), undefined, { timeout: Math.max(1, mostMs - (performance.now() - started)) });
    return performance.now() - started;
  } catch {
    return undefined;
  } finally {
    await context.close();
  }
}
