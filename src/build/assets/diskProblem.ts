import { cacheDir } from './cache.ts';

/** What to tell of an error that the disk caused, here or in a program that was run; undefined for other errors. */
export function diskProblem(error: unknown): string | undefined {
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded/i.test(message)) {
    return `The disk is full. About 1.5 GB are needed in ${cacheDir()} and in the folder for temporary files. Free some, or set SKYBOOK_CACHE to a folder elsewhere, and run this again: what has arrived is kept.`;
  }
  // Of a folder that cannot be made on a read-only disk Node says ENOENT.
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || syscall === 'mkdir') {
    return `${path ?? cacheDir()} cannot be written (${code}). Set SKYBOOK_CACHE to a folder that can, or give yourself the right to write there.`;
  }
  return undefined;
}
