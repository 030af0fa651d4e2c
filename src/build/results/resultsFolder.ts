import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../../notebook/results/cellResult.ts';
import { inertResults } from '../../notebook/results/inertResult.ts';

/** The folder in a notebook's own that holds what its cells showed, a file a cell. */
export const RESULTS_FOLDER = 'results';
/** The most bytes that they may take, so that a notebook reads whole in its first second. */
const MOST_RESULT_BYTES = 300_000;

/** What the cells of a shipped notebook showed, of types that do nothing; empty where nothing is there. */
export function readResults(notebookFolder: string): Results {
  const folder = join(notebookFolder, RESULTS_FOLDER);
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return inertResults(
    Object.fromEntries(
      files.map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
      ]),
    ),
  );
}

/** Writes what cells showed in place of what is there. Fails where it takes more than it may. */
export function writeResults(notebookFolder: string, results: Results): void {
  const texts = Object.entries(results).map(([id, result]) => [id, `${JSON.stringify(result)}\n`] as const);
  const bytes = texts.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  if (bytes > MOST_RESULT_BYTES)
    throw new Error(`The results of ${notebookFolder} take ${bytes} bytes, more than ${MOST_RESULT_BYTES}`);
  const folder = join(notebookFolder, RESULTS_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [id, text] of texts) writeFileSync(join(folder, `${id}.json`), text);
}
