import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { cached } from './cache.ts';
import { replacementsFor } from './replacements.ts';
import type { Asset } from './lock.ts';
import { sha256, sha256File } from './sha256.ts';

/**
 * The wheel in the form that the site serves (see pack_wheel.py), with the replacements that are kept for its package,
 * in the cache. Starts Python only when one is missing.
 */
export class WheelPacker {
  #python: Promise<PyodideAPI> | undefined;

  async pack(wheel: string, { name, version }: Pick<Asset, 'name' | 'version'>): Promise<string> {
    const script = await readFile(join(import.meta.dirname, 'pack_wheel.py'), 'utf8');
    const replacements = JSON.stringify(await replacementsFor(name));
    const key = sha256(`${await sha256File(wheel)} ${version} ${script} ${replacements}`).slice(0, 16);
    return cached(join('packed', `${key}.whl`), async (temporary) => {
      const python = await (this.#python ??= this.#start(script));
      python.globals.set('given', new Uint8Array(await readFile(wheel)));
      python.globals.set('version', version);
      python.globals.set('replacements', replacements);
      const packed = python.runPython('import json; pack_wheel(given.to_bytes(), version, json.loads(replacements))');
      const bytes: Uint8Array = packed.toJs();
      await writeFile(temporary, bytes);
      packed.destroy();
      python.runPython('del given');
    });
  }

  async #start(script: string): Promise<PyodideAPI> {
    const python = await loadPyodide({ indexURL: pyodideFolder() });
    python.runPython(script);
    return python;
  }
}

/** The folder of the npm package `pyodide`. */
export function pyodideFolder(): string {
  return resolve(import.meta.dirname, '../../../node_modules/pyodide');
}
