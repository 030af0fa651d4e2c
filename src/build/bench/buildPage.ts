import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { ALIASES } from '../aliases.ts';

/** Builds the page `file` of a folder for a bench into a folder of the system for what is temporary, and answers it. */
export async function buildPage(folder: string, file: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'skybook-bench-'));
  const options = { target: 'es2023', outDir, emptyOutDir: true, rolldownOptions: { input: join(folder, file) } };
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    resolve: { alias: ALIASES },
    build: options,
  });
  return outDir;
}
