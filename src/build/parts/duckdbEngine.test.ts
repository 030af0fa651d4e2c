import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { duckdbEngine } from './duckdbEngine.ts';

const namesOf = (entries: readonly { readonly name: string }[]) => new Set(entries.map(({ name }) => name));

it.skipIf(!hasExtensions)(
  'the engine exports a tenth of what is published, and nothing that it asks of itself is among the rest',
  async () => {
    const path = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    const [published, shipped] = await Promise.all(
      [await readFile(path), await duckdbEngine()].map((bytes) => WebAssembly.compile(new Uint8Array(bytes))),
    );
    const [all, kept] = [
      namesOf(WebAssembly.Module.exports(published!)),
      namesOf(WebAssembly.Module.exports(shipped!)),
    ];
    const imported = [...namesOf(WebAssembly.Module.imports(published!))];
    expect(imported.filter((name) => all.has(name) && !kept.has(name))).toEqual([]);
    expect(kept.size).toBeLessThan(all.size / 10);
    expect([...kept].filter((name) => !all.has(name))).toEqual([]);
  },
);
