import { expect, test } from 'vitest';
import { analyse } from '../parse/analyse.ts';
import { writeScript } from './writeScript.ts';

const KNOWN = { written: new Map(), values: new Map(), readInPython: new Set<string>() };

test('figures that are widgets need their package of PyPI', () => {
  const text = '%matplotlib widget\nimport matplotlib.pyplot as plt';
  const cells = [{ id: 'a', language: 'python', text, pinned: false, hidden: false }] as const;
  const script = writeScript({ title: 'x', cells }, { known: KNOWN, asked: {}, analyse });
  expect(script).toMatch(/pip install .*\bipympl\b/);
});

test.each(['The coding: utf-7', 'x\ncoding=utf-7'])('a script called %j is UTF-8, and its text no code', (title) => {
  const text = 'one\rimport os\ntwo +AAo-import os';
  const cells = [{ id: 'a', language: 'markdown', text, pinned: false, hidden: false }] as const;
  const lines = writeScript({ title, cells }, { known: KNOWN, asked: {}, analyse }).split(/\r\n?|\n/);
  // The first that is named counts (PEP 263).
  expect(lines.find((line) => /coding[:=]/.test(line))).toBe('# coding: utf-8');
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
