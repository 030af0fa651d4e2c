import { NotebookError } from './notebookError.ts';

/** The failure of an engine that cannot start without a file of the site. */
export function partMissing(engine: string, cause: unknown): NotebookError {
  return new NotebookError({ kind: 'fetch', message: `${engine} could not be fetched from the site`, detail: cause instanceof Error ? cause.message : String(cause), advice: 'Check that you are online, then run the cell again.' }, { cause });
}
