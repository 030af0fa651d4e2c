import type { FileSystem } from './fileMaker.ts';

/** The number of “Network unreachable” in the C library of Emscripten. */
const ENETUNREACH = 40;

/**
 * What `read` gives of the site's files; where it throws, Python's read fails with an `OSError`: to Pyodide any other
 * error is its own end.
 */
export function readOrFail(fs: FileSystem, read: () => Uint8Array): Uint8Array {
  try {
    return read();
  } catch {
    throw new fs.ErrnoError(ENETUNREACH);
  }
}
