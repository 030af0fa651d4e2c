import { MOST_BYTES, unzippedWithin } from '../../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { fetchError } from '../../../catalogue/fetchError.ts';
import { isNotFound, type Read, type WholeFile } from '../../../catalogue/read.ts';

/** All of a file, decompressed where it is gzip'd; read anew each time. Fails with kind `fetch`. */
export async function wholeFile(url: string, read: Read): Promise<WholeFile> {
  const { bytes, version, mayBeCut } = await read(url).catch((error: unknown) => {
    throw fetchError(isNotFound(error) ? `There is no file at ${url}.` : `Could not read ${url}.`, error);
  });
  const unzipped = await unzippedWithin(bytes, MOST_BYTES.file).catch((cause: unknown) => {
    throw fetchError(`${url} is no whole gzip file.`, cause);
  });
  const head = new TextDecoder().decode(unzipped?.subarray(0, 200)).trim();
  if (isPage(head))
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} is a web page (HTML), not the file that it is named for.`,
      detail: `It begins with ${JSON.stringify(head.slice(0, 60))}. Servers that have no such file, or want a login first, may answer with a page of their own.`,
      advice: 'Open the address in a tab to see what the page says.',
    });
  // The end of a gzip file tells whether it is whole.
  const isUnsure = mayBeCut && unzipped === bytes;
  if (unzipped) return { bytes: unzipped, ...(version !== undefined && { version }), ...(isUnsure && { mayBeCut }) };
  throw new NotebookError({
    kind: 'fetch',
    message: `${url} is more than ${MOST_BYTES.file / 2 ** 30} GB once it is unpacked, which is more than is read whole.`,
    advice: 'Read it as Parquet, of which only the parts that matter are fetched.',
  });
}

function isPage(head: string): boolean {
  return ['<!doctype html', '<html'].some((opening) => head.toLowerCase().startsWith(opening));
}
