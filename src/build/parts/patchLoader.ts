import { resolve } from 'node:path';

/** The script of Pyodide's package that loads all others. */
export const LOADER = resolve(import.meta.dirname, '../../../node_modules/pyodide/pyodide.mjs');

const ASKED = 'try{return globalThis.importScripts("data:text/javascript,"),!0}catch{return!1}';

/**
 * Pyodide's loader for workers that are modules, as all of the site's are. It finds that out by an exception, for whose
 * place V8 reads all of the worker's code once more. Throws where it is of another version than this is for.
 */
export function patchLoader(script: string): string {
  const found = script.split(ASKED).length - 1;
  if (found !== 1)
    throw new Error(`a change of pyodide.mjs fits ${found} times instead of once: it is for another version`);
  return script.replace(ASKED, 'return!1');
}
