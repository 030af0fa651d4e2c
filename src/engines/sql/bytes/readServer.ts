import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { NotFoundError, type Read } from '../../../catalogue/read.ts';
import { bytesText } from '../../../format/bytesText.ts';
import type { FilesThere } from '../../jupyter/filesThere.ts';
import { isOnServer, pathOnServer } from '../address/serverAddress.ts';

/** What a file has that is brought whole, so that its columns are known here. */
const MOST_WHOLE = 64 * 2 ** 20;

/** Reads `server://` addresses from the reader's Jupyter server, by pieces of its files; others as `otherwise` does. */
export function readServer(files: FilesThere | undefined, otherwise: Read): Read {
  return async (url, range, ...how) => {
    if (!isOnServer(url)) return otherwise(url, range, ...how);
    if (!files) throw new NotebookError({ kind: 'sql', message: 'This page has no way to a Jupyter server.' });
    const found = await files.read(pathOnServer(url), range ?? { start: 0, end: MOST_WHOLE });
    if (!found) throw new NotFoundError(url);
    if (!range && (found.totalBytes ?? 0) > MOST_WHOLE)
      throw new NotebookError({
        kind: 'fetch',
        message: `${pathOnServer(url)} has ${bytesText(found.totalBytes ?? 0)}: a file of this kind is brought here whole, so that its columns are known, and may have ${bytesText(MOST_WHOLE)}.`,
        advice: 'Write it as Parquet, of which its end is enough.',
      });
    return found;
  };
}
