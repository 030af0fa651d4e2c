import { NotebookError } from '../wire/notebookError.ts';

/** What a cell fails with whose packages cannot be had; `detail` is what the browser says of it. */
export function unloadable(names: readonly string[], detail: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `Some of the packages ${names.join(', ')} could not be fetched`,
    detail,
    advice: 'Check that you are online, then run the cell again.',
  });
}
