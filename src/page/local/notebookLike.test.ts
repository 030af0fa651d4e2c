import { expect, it } from 'vitest';
import { looksLikeNotebook, mayBeNotebook } from './notebookLike.ts';

it.each(['a.ipynb', 'A.IPYNB', 'x.y.html', 'n.qmd', 'note.zpln', 'cells.py', 'book.md'])(
  '%s may be a notebook',
  (name) => expect(mayBeNotebook(name)).toBe(true),
);
it.each(['a.fits', 'stars.csv', 'ipynb', 'x.parquet', 'a.htmlx'])('%s is none', (name) =>
  expect(mayBeNotebook(name)).toBe(false),
);
it.each([
  '<!doctype html>\n<notebook></notebook>',
  '{\n "cells": []}',
  '# %%\nx = 1',
  'import marimo\napp = 1',
  'https://site.test/#nb1.abc',
  'https://a.test/x/n.ipynb',
])('%s looks like one', (text) => expect(looksLikeNotebook(text)).toBe(true));
it.each(['x = 1', 'https://a.test/', '# a heading', '{"a": 1}', 'SELECT 1', '', 'https://a.test/stars.csv'])(
  '“%s” does not',
  (text) => expect(looksLikeNotebook(text)).toBe(false),
);
