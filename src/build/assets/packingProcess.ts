import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { recordOf } from '../../known/recordOf.ts';
import type { PackingAnswer, PackingJob } from './packing.ts';
import { pyodideFolder } from './pyodideFolder.ts';

async function start(): Promise<PyodideAPI> {
  const python = await loadPyodide({ indexURL: pyodideFolder() });
  python.runPython(await readFile(join(import.meta.dirname, 'pack_wheel.py'), 'utf8'));
  return python;
}

async function pack(python: PyodideAPI, { wheel, version, replacements, to }: PackingJob): Promise<void> {
  python.globals.set('given', new Uint8Array(await readFile(wheel)));
  python.globals.set('version', version);
  python.globals.set('replacements', JSON.stringify(replacements));
  const packed = python.runPython('import json; pack_wheel(given.to_bytes(), version, json.loads(replacements))');
  const bytes: Uint8Array = packed.toJs();
  await writeFile(to, bytes);
  packed.destroy();
  python.runPython('del given');
}

const started = start();
process.on('message', (job: PackingJob) => {
  started
    .then((python) => pack(python, job))
    .then(
      (): PackingAnswer => ({}),
      (error: unknown): PackingAnswer => {
        const { code } = recordOf(error);
        return { refused: { message: String(error), ...(typeof code === 'string' && { code }) } };
      },
    )
    .then((answer) => process.send?.(answer));
});
