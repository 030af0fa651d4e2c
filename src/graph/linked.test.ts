import { expect, test } from 'vitest';
import type { Language } from '../notebook/cell.ts';
import { analyse } from '../parse/analyse.ts';
import { Graph } from './graph.ts';
import { Linked } from './linked.ts';

const node = (id: string, text: string, language: Language = 'python') => ({
  id,
  language,
  analysis: analyse({ id, language, text, pinned: true, hidden: false }),
});
const [a, b] = [node('a', 'x = 1'), node('b', 'x + 1')];

test.each([
  ['another value', [node('a', 'x = 2  # more'), b], false],
  ['another host and another package', [node('a', 'import numpy as x\n"https://a.test"'), b], true],
  ['another name', [node('a', 'y = 1'), b], true],
  ['a name that is read', [a, node('b', 'x + z')], true],
  ['a fault', [a, node('b', 'x +')], true],
  ['another language', [a, node('b', 'x + 1', 'javascript')], true],
  ['another order', [b, a], true],
  ['a cell more', [a, b, node('c', '1')], true],
  ['a cell less', [a], true],
])('whether %s links cells anew', (_, nodes, isOther) => {
  const linked = new Linked();
  expect(linked.changes([a, b], false)).toBe(true);
  expect(linked.changes([a, b], false)).toBe(false);
  expect(linked.changes(nodes, false)).toBe(isOther);
});

test('the order of the document links cells anew', () => {
  const linked = new Linked();
  linked.changes([a, b], false);
  expect(linked.changes([a, b], true)).toBe(true);
});

test('an edit of one cell of many reads that cell alone', () => {
  const read: string[] = [];
  const engine = { run: () => Promise.resolve({}), forget: () => undefined, whenOutdated: 'ends' } as const;
  const graph = new Graph({
    engines: { python: engine, sql: engine, javascript: engine, markdown: engine },
    analyse: (cell) => (read.push(cell.id), analyse(cell)),
    onState: () => undefined,
  });
  const cells = Array.from({ length: 300 }, (_, i) => ({
    id: String(i),
    language: 'python' as const,
    text: `a${i} = ${i > 0 ? `a${i - 1}` : 1}`,
    pinned: true,
    hidden: false,
  }));
  graph.setNotebook({ title: '', cells });
  expect(read).toHaveLength(300);
  graph.setNotebook({ title: '', cells: cells.map((cell) => (cell.id === '7' ? { ...cell, text: 'a7 = 3' } : cell)) });
  expect(read.slice(300)).toEqual(['7']);
});
