import { expect, test } from 'vitest';
import { readPercent, toPercent } from './percent.ts';

test('Python in cells runs nothing that is text in the notebook', () => {
  const text = 'one\rimport os\r\ntwo\u2028three +AAo-import os';
  const title = 'The coding: utf-7, coding=utf-7';
  const file = toPercent({ title, cells: [{ id: 'a', language: 'markdown', text, pinned: false, hidden: false }] });
  const lines = file.split(/\r\n?|\n/);
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  // Python takes these for the file's encoding (PEP 263).
  expect(lines.slice(0, 2).filter((line) => /coding[:=]/.test(line))).toEqual([]);
  expect(readPercent(file)?.title).toBe(title);
});
