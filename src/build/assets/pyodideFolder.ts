import { resolve } from 'node:path';

/** The folder of the npm package `pyodide`. */
export function pyodideFolder(): string {
  return resolve(import.meta.dirname, '../../../node_modules/pyodide');
}
