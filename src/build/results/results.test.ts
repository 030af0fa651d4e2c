import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { CellResult } from '../../notebook/results/cellResult.ts';
import { programPrint } from '../../notebook/results/fingerprint.ts';
import { readNotebookFolder } from '../cells.ts';
import { sitePartsText } from '../sitePartsText.ts';
import { readResults, writeResults } from './resultsFolder.ts';
import { differingCells } from './sameNumbers.ts';

const result = (text: string, atMs = 1): CellResult => ({
  atMs,
  own: 'a',
  made: 'b',
  outputs: [
    { kind: 'stream', stream: 'stdout', text },
    { kind: 'shown', shown: { data: { 'text/plain': text, 'image/webp': `UklGR${atMs}AA` } } },
  ],
});

it('results are written a file a cell, and read back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skybook-results-'));
  writeResults(folder, { 1: result('x') });
  writeResults(folder, { 2: result('y') });
  expect(readResults(folder)).toEqual({ 2: result('y') });
  expect(() => writeResults(folder, { 1: result('x'.repeat(200_000)) })).toThrow('more than 300000');
  expect(readResults(join(folder, 'none'))).toEqual({});
  rmSync(folder, { recursive: true });
});

it('runs differ where texts do, not where pictures and times do', () => {
  expect(differingCells({ 1: result('x'), 2: result('y') }, { 1: result('x', 5), 2: result('z') })).toEqual(['2']);
  expect(differingCells({ 10: result('x'), 9: result('x') }, {})).toEqual(['9', '10']);
});

const cells = resolve('cells');
it.each(readdirSync(cells))('the results of %s are those of its cells as they read', async (name) => {
  const folder = join(cells, name);
  const results = readResults(folder);
  const { notebook } = await readNotebookFolder(folder);
  const own = new Map(notebook.cells.map((cell) => [cell.id, programPrint(cell)]));
  for (const [id, { own: ran }] of Object.entries(results)) expect([id, ran]).toEqual([id, own.get(id)]);
});

it.each(readdirSync(cells))('the results of %s were made with the parts of this site: else npm run results', (name) => {
  const sites = new Set(Object.values(readResults(join(cells, name))).map(({ site }) => site));
  expect([...sites]).toEqual([sitePartsText(resolve('.'))]);
});
