import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../assets/run.ts';

/**
 * The site's DuckDB with its database open, which is to have made a catalogue of thousands of functions. Made by a
 * process of its own, since the bindings take what runs them for a browser's worker.
 */
export async function openedEngine(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-engine-'));
  const file = join(folder, 'opened.wasm');
  try {
    await run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'openedEngineProcess.ts'), file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
