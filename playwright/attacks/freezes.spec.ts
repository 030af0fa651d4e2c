import { expect, test } from './attack.ts';

test.use({ goesAhead: false });

/**
 * Markdown that made its reader's page stand still: a reader of text that takes much more than twice as long for twice
 * as much. `src/build/readers` tells of each such reader by name.
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

test('no text makes its notebook’s page stand still', async ({ target }) => {
  const cells = Object.entries(TEXTS).map(([id, text]) => ({ id, type: 'text/markdown' as const, text }));
  await target.openCells(cells);
  await target.readThrough();
  for (const { id } of cells) await expect(target.cell(id)).toBeVisible();
});
