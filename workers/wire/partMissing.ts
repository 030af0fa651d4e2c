import { NotebookError } from './notebookError.ts';

/** The failure of an engine that cannot start without a file of the site. */
export function partMissing(engine: string, cause: unknown): NotebookError {
  return new NotebookError(
    {
      kind: 'engine-lost',
      message: `${engine} could not be fetched from the site`,
      detail: cause instanceof Error ? cause.message : String(cause),
      advice:
        'Check that you are online and run the cell again, or reload the page: the site may have a new version. Your changes are kept.',
    },
    { cause },
  );
}
