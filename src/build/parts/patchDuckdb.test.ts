import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PUBLISHED } from './duckdbNames.ts';
import { patchDuckdb } from './patchDuckdb.ts';

const names = { engine: new Set(['strptime', '_dlsym_js', 'alcGetError']), extensions: new Set(['exit']) };
const bindings = readFileSync(PUBLISHED.bindings, 'utf8');

test('the changes of DuckDB’s bindings fit the version that is here, and no other', () => {
  const patched = patchDuckdb(bindings, names);
  expect(patched).not.toMatch(/Module\.HEAPU8\[\w+\+\w+\+4\]/);
  expect(patched.match(/=new Uint8Array\(\w+\);Module\.HEAPU8\.set\(\w+,\w+\+4\);/g)).toHaveLength(5);
  expect(patched).not.toMatch(/\beval\(/);
  expect(patched.match(/var DuckDB=/g)).toHaveLength(1);
  expect(() => patchDuckdb(patched, names)).toThrow('fits 0 times instead of 1');
});

test('the bindings offer what is imported of them, but nothing that draws or plays', () => {
  const [, offered] = /wasmImports=\{([^}]*)\}/.exec(patchDuckdb(bindings, names)) ?? [];
  expect(offered?.split(',').sort()).toEqual(['_dlsym_js:__dlsym_js', 'exit:_exit', 'strptime:_strptime']);
});
