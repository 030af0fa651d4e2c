// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { itemAt } from '../../known/itemAt.ts';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import type { Cell, Language } from '../cell.ts';
import type { Notebook } from '../notebook.ts';
import type { Change } from './change.ts';
import { compareNotebooks, type Difference } from './compareNotebooks.ts';
import { kinship } from './kinship.ts';
import { pairCells } from './pairCells.ts';
import { takeOver } from './takeOver.ts';

const cell = (id: string, text: string, language: Language = 'python'): Cell => ({
  id,
  language,
  text,
  pinned: true,
  hidden: false,
});
const notebook = (cells: readonly Cell[], title = 'Stars'): Notebook => ({ title, cells });
const changesOf = (differences: readonly Difference[]): readonly Change[] =>
  differences.flatMap(({ change }) => change ?? []);
const program = ({ cells, title, order }: Notebook) => ({
  title,
  order: order ?? 'names',
  cells: cells.map(({ language, text, output, hidden }) => ({ language, text, output, hidden })),
});
/** A notebook and what somebody made of it: cells changed, moved, deleted, added, and perhaps numbered anew. */
function versions(seed: number): { readonly mine: Notebook; readonly theirs: Notebook } {
  const below = seededBelow(seed);
  const line = (): string => `x${below(1000)} = ${below(1000)}`;
  const made = (id: string): Cell =>
    cell(id, Array.from({ length: 1 + below(5) }, line).join('\n'), itemAt(['python', 'sql', 'markdown'], below(3)));
  const mine = notebook(Array.from({ length: below(12) }, (_, place) => made(String(place + 1))));
  let cells = mine.cells;
  for (let step = below(6); step > 0; step--) {
    const at = below(cells.length + 1);
    const one = cells[at];
    const kind = below(4);
    if (kind === 0 || !one) cells = cells.toSpliced(at, 0, made(String(20 + step)));
    else if (kind === 1) cells = cells.toSpliced(at, 1);
    else if (kind === 2) cells = cells.with(at, { ...one, text: `${one.text}\n${line()}` });
    else cells = cells.toSpliced(at, 1).toSpliced(below(cells.length), 0, one);
  }
  const renumbered = below(10) < 3 ? cells.map((one, place) => ({ ...one, id: String(place + 1) })) : cells;
  return { mine, theirs: notebook(renumbered, below(10) < 3 ? 'Other stars' : mine.title) };
}

describe('versions of a notebook, made by chance', () => {
  it('taking over all that differs makes mine read as theirs, and nothing differs any more', () => {
    for (let seed = 0; seed < 400; seed++) {
      const { mine, theirs } = versions(seed);
      const taken = takeOver(mine, theirs, changesOf(compareNotebooks({ notebook: mine }, { notebook: theirs })));
      expect([seed, program(taken)]).toEqual([seed, program(theirs)]);
      expect(changesOf(compareNotebooks({ notebook: taken }, { notebook: theirs }))).toEqual([]);
      expect(new Set(taken.cells.map(({ id }) => id)).size).toBe(taken.cells.length);
    }
  });

  it('one change taken over leaves all other cells of mine as they are', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { mine, theirs } = versions(seed);
      for (const change of changesOf(compareNotebooks({ notebook: mine }, { notebook: theirs }))) {
        if (change.kind !== 'cell') continue;
        const taken = takeOver(mine, theirs, [change]);
        const others = ({ cells }: Notebook) => cells.filter(({ id }) => id !== change.mine);
        const isNew = change.mine === undefined;
        expect(others(taken).filter((one) => mine.cells.includes(one))).toEqual(others(mine));
        expect(taken.cells.length - mine.cells.length).toBe(isNew ? 1 : change.theirs === undefined ? -1 : 0);
      }
    }
  });
});

it('cells that were numbered anew by a file without ids are known by what they say', () => {
  const mine = [cell('5', 'import numpy'), cell('9', 'x = 1\ny = 2\nz = 3'), cell('11', 'plot(x)')];
  const theirs = [
    cell('1', 'import numpy'),
    cell('2', 'new = 1'),
    cell('3', 'x = 1\ny = 2\nz = 4'),
    cell('4', 'plot(x)'),
  ];
  expect([...pairCells(mine, theirs)].toSorted()).toEqual([
    ['11', '4'],
    ['5', '1'],
    ['9', '3'],
  ]);
});

it('a new cell goes behind the cell that it stands behind there, under an id that is free', () => {
  const mine = notebook([cell('1', 'a'), cell('2', 'b')]);
  const theirs = notebook([cell('1', 'a'), cell('3', 'new'), cell('2', 'b')]);
  const added = takeOver(mine, theirs, [{ kind: 'cell', theirs: '3' }]);
  expect(added.cells.map(({ id, text }) => [id, text])).toEqual([
    ['1', 'a'],
    ['3', 'new'],
    ['2', 'b'],
  ]);
  const clash = takeOver(notebook([cell('3', 'mine'), cell('2', 'b')]), notebook([cell('2', 'b'), cell('3', 'new')]), [
    { kind: 'cell', theirs: '3' },
  ]);
  expect(clash.cells.map(({ text }) => text)).toEqual(['mine', 'b', 'new']);
  expect(new Set(clash.cells.map(({ id }) => id)).size).toBe(3);
});

it('what cells showed is compared where both sides know it: texts, rows, pictures', () => {
  const same = notebook([cell('1', 'a'), cell('2', 'b'), cell('3', 'c')]);
  const text = (shown: string) => ({ outputs: [{ kind: 'stream', stream: 'stdout', text: shown } as const] });
  const picture = (data: string) => ({ outputs: [{ kind: 'shown', shown: { data: { 'image/png': data } } } as const] });
  const differences = compareNotebooks(
    { notebook: same, shown: { 1: text('42'), 2: text('only mine knows'), 3: picture('AAAA') } },
    { notebook: same, shown: { 1: '43', 3: picture('BBBB') } },
  );
  expect(differences).toMatchObject([
    { label: 'Cell 1, Python', shown: { mine: '42', theirs: '43' } },
    { label: 'Cell 3, Python', pictures: { mine: ['data:image/png;base64,AAAA'] } },
  ]);
  expect(changesOf(differences)).toEqual([]);
});

it('notebooks are kin that share most of their writing, not those that share an import', () => {
  const lines = (name: string) =>
    Array.from({ length: 5 }, (_, i) => `${name}_${i} = measure(${name}, ${i})`).join('\n');
  const imports = cell('1', 'import numpy as np\nimport matplotlib.pyplot as plt');
  const mine = notebook([imports, cell('2', lines('a')), cell('3', lines('b')), cell('4', lines('c'))]);
  const answer = notebook([imports, cell('8', lines('a')), cell('9', lines('new')), cell('7', lines('c'))]);
  const stranger = notebook([imports, cell('2', lines('x')), cell('3', lines('y')), cell('4', lines('z'))]);
  expect(kinship(mine, answer)).toBeGreaterThan(0.5);
  expect(kinship(mine, stranger)).toBeLessThan(0.25);
  expect(kinship(notebook([]), notebook([]))).toBe(0);
});
