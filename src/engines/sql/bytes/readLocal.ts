import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { NotFoundError, type Read } from '../../../catalogue/read.ts';
import type { LocalFiles } from '../../localFiles.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { isLocal, localPath } from '../address/localAddress.ts';

// Browsers hold at most 2 GiB in one buffer.
const MOST_BYTES = 2e9;

/**
 * Reads `local://name` and `local://folder/path` from the reader's files, by pieces of them; every other address as
 * `otherwise` does.
 */
export function readLocal(files: LocalFiles, otherwise: Read): Read {
  return async (url, range, signal) => {
    if (!isLocal(url)) return otherwise(url, range, signal);
    const names = url.endsWith('/') ? files.names(localPath(url)) : undefined;
    if (names) return { bytes: new Uint8Array(), names };
    const file = localFile(files, url);
    const start = !range ? 0 : 'start' in range ? range.start : Math.max(0, file.size - range.suffixBytes);
    const end = range && 'end' in range ? Math.min(range.end, file.size) : file.size;
    if (end - start > MOST_BYTES) throw tooLarge(file);
    try {
      return { bytes: new Uint8Array(await file.slice(start, end).arrayBuffer()), totalBytes: file.size };
    } catch (cause) {
      throw new NotebookError(
        {
          kind: 'fetch',
          message: `${url} can no longer be read: it has been changed, moved or taken away since it was chosen.`,
          advice: 'Choose it again with Add data; then run the cell again.',
        },
        { cause },
      );
    }
  };
}

/**
 * The file at a local address. Fails with kind `fetch` where it has not been chosen, as a missing one where its folder
 * has.
 */
export function localFile(files: LocalFiles, url: string): File {
  const path = localPath(url);
  const file = files.get(path);
  if (file) return file;
  const [name = ''] = path.split('/');
  if (files.has(name)) throw new NotFoundError(url);
  const isFile = path === name && /\.\w+$/.test(name);
  throw new NotebookError({
    kind: 'fetch',
    message: `“${name}” on your disk has not been chosen yet: a page sees only the files that you give it.`,
    advice: `Press Add data and choose the ${isFile ? 'file' : 'folder'} ${name}; then run the cell again.`,
  });
}

function tooLarge({ name, size }: File): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `${name} has ${bytesText(size)}: SQL reads a file of this kind whole, and at most ${bytesText(MOST_BYTES)} of it.`,
    advice: `Write it as Parquet, of which only what a query needs is read; or read it in Python from /local/${name}, a part at a time.`,
  });
}
