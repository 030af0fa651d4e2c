import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Read } from '../../../catalogue/read.ts';

/**
 * Reads for a catalogue, which may lead on to files of its own kind and of the web alone: one of the web names none of
 * a disk, here or on the reader's Jupyter server. Fails with kind `fetch`.
 */
export function ownFiles(catalogue: string, read: Read): Read {
  return (url, ...how) => {
    checkOwn(catalogue, [url]);
    return read(url, ...how);
  };
}

/** Fails with kind `fetch` where one of the files is of another kind than the catalogue, and none of the web. */
export function checkOwn(catalogue: string, files: readonly string[]): void {
  const odd = files.find((file) => !/^https?:/i.test(file) && schemeOf(file) !== schemeOf(catalogue));
  if (odd === undefined) return;
  throw new NotebookError({
    kind: 'fetch',
    message: `The catalogue at ${catalogue} says that a part of it is ${odd}, where it has no business.`,
    advice: 'Tell whoever publishes it.',
  });
}

function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':'))).toLowerCase();
}
