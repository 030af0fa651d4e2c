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

test('all symbols of the main module are known to the page under the names that they had', async () => {
  const script = await readFile(join(pyodideFolder(), 'pyodide.asm.mjs'), 'utf8');
  const known = (text: string): Record<string, unknown> => {
    const [, variables = '', assign = ''] =
      /(var [\w$,]+;)(function assignWasmExports\(wasmExports\)\{.*?\})var wasmImports=/.exec(text) ?? [];
    const exports = new Proxy({}, { get: (_, name) => ({ name, value: -1 }) });
    return new Function('exports', `var Module={};${variables}${assign};assignWasmExports(exports);return Module`)(
      exports,
    );
  };
  const before = known(script);
  const after = known(patchPyodide(script));
  const names = Object.keys(before);
  expect(names.length).toBeGreaterThan(4800);
  expect(names.filter((name) => !(name in after))).toEqual([]);
  expect(Object.fromEntries(names.map((name) => [name, after[name]]))).toEqual(before);
  expect(['_no_such_symbol', 'onAbort', 'toString'].map((name) => name in after)).toEqual([false, false, true]);
});
