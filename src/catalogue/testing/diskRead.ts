import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { NotFoundError, type Read } from '../read.ts';

/** A `Read` over the disk, for tests: addresses are absolute paths, with or without a slash at the end. */
export const diskRead: Read = async (url, range) => {
  if (!existsSync(url) || statSync(url).isDirectory()) throw new NotFoundError(url);
  const file = openSync(url, 'r');
  try {
    const totalBytes = fstatSync(file).size;
    const start = !range ? 0 : 'start' in range ? range.start : Math.max(0, totalBytes - range.suffixBytes);
    const end = range && 'end' in range ? Math.min(range.end, totalBytes) : totalBytes;
    const bytes = new Uint8Array(end - start);
    readSync(file, bytes, 0, bytes.length, start);
    return { bytes, totalBytes };
  } finally {
    closeSync(file);
  }
};
