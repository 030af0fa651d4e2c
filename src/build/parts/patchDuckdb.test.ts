import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { patchDuckdb } from './patchDuckdb.ts';

const BINDINGS = resolve(
  import.meta.dirname,
  '../../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs',
);

test('the change of DuckDB’s bindings fits the version that is here, and no other', () => {
  const bindings = readFileSync(BINDINGS, 'utf8');
  const patched = patchDuckdb(bindings);
  expect(patched).not.toMatch(/Module\.HEAPU8\[\w+\+\w+\+4\]/);
  expect(patched.match(/=new Uint8Array\(\w+\);Module\.HEAPU8\.set\(\w+,\w+\+4\);/g)).toHaveLength(10);
  expect(() => patchDuckdb(patched)).toThrow('fits 0 times instead of 10');
});
