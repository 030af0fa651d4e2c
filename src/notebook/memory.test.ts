import { expect, it } from 'vitest';
import { newHistory, record, undo } from './history.ts';
import { readMemory, writeMemory } from './memory.ts';

const cell = (id: string, text: string) => ({ id, language: 'python', text, pinned: true, hidden: false }) as const;
const opened = newHistory({
  title: 'Sky',
  order: 'document',
  cells: [{ ...cell('a', '1'), stored: [] }, cell('b', '2')],
});

it('gives on the notebook with what can be undone and redone, each cell once', () => {
  const edited = undo(record(record(opened, { kind: 'setText', id: 'b', text: '3' }), { kind: 'delete', id: 'a' }));
  const text = writeMemory(edited);
  const read = readMemory(text)!;
  expect(read.past.map(({ cells }) => cells.map((one) => one.text))).toEqual([['1', '2']]);
  expect(read.present).toEqual({ title: 'Sky', order: 'document', cells: [cell('a', '1'), cell('b', '3')] });
  expect(read.future.map(({ cells }) => cells.map(({ id }) => id))).toEqual([['b']]);
  expect(read.present.cells[0]).toBe(read.past[0]!.cells[0]);
  expect(text.match(/"id":"a"/g)).toHaveLength(1);
});

it.each([
  '',
  '{}',
  '[]',
  '{"cells":[],"states":[],"present":0}',
  '{"cells":[{}],"states":[{"title":"","cells":[0]}],"present":0}',
  '{"cells":[],"states":[{"title":"","cells":[0]}],"present":0}',
])('%s is no memory', (text) => {
  expect(readMemory(text)).toBeUndefined();
});
