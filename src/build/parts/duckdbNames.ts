import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { assetLock } from '../assets/lock.ts';

const root = resolve(import.meta.dirname, '../../..');
const PACKAGE = resolve(root, 'node_modules/@duckdb/duckdb-wasm/dist');

/** The engine and the bindings as their package publishes them. */
export const PUBLISHED = {
  engine: resolve(PACKAGE, 'duckdb-eh.wasm'),
  bindings: resolve(PACKAGE, 'duckdb-browser-blocking.mjs'),
} as const;

/** Where set-up puts DuckDB's extensions, below the folder that it fills. */
export const EXTENSIONS = resolve(root, 'public/vendor/duckdb/extensions');

/** The names of what the engine, and what the site's extensions, import of each other and of the bindings. */
export type DuckdbNames = { readonly engine: ReadonlySet<string>; readonly extensions: ReadonlySet<string> };

/** Reads these names. Fails on an extension that brings JavaScript along, which the site's bindings would not run. */
export async function duckdbNames(extensions: string = EXTENSIONS): Promise<DuckdbNames> {
  const ofExtensions = new Set<string>();
  for (const { kind, file } of assetLock.assets) {
    if (kind !== 'extension') continue;
    const module = await WebAssembly.compile(await readFile(resolve(extensions, file)));
    for (const { name } of WebAssembly.Module.imports(module)) ofExtensions.add(name);
    for (const { name } of WebAssembly.Module.exports(module))
      if (/^__(?:start_em_asm|em_js__)/.test(name)) throw new Error(`${file} brings JavaScript along: ${name}`);
  }
  const engine = WebAssembly.Module.imports(await WebAssembly.compile(await readFile(PUBLISHED.engine)));
  return { engine: new Set(engine.map(({ name }) => name)), extensions: ofExtensions };
}
