import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pyodideFolder } from '../pyodideFolder.ts';
import { patchPyodide } from './patchPyodide.ts';

test('the changes fit the pinned Pyodide, each once, and no other script', async () => {
  const script = await readFile(join(pyodideFolder(), 'pyodide.asm.mjs'), 'utf8');
  const patched = patchPyodide(script);
  expect(patched).toContain('Module.sideModules');
  expect(() => patchPyodide(patched)).toThrow('instead of once');
  expect(() => patchPyodide(script.replace('function loadLibData(){', 'function loadData(){'))).toThrow('0 times');
});
