import { inflateSync } from 'fflate';
import type { PyodideAPI } from 'pyodide';
import { fileMaker, fileSystemOf } from './fileMaker.ts';
import type { WheelFile } from './imageHeader.ts';

/** The number of an input/output error in the C library of Emscripten. */
const EIO = 29;

/**
 * Puts files of a wheel into a folder without unpacking them: each is taken from the wheel's bytes, which `wheel`
 * gives, when it is first read. Where `wheel` throws, that read is an `OSError`.
 */
export function mountFiles(
  pyodide: Pick<PyodideAPI, 'FS'>,
  folder: string,
  files: readonly WheelFile[],
  wheel: () => Uint8Array,
): void {
  const fs = fileSystemOf(pyodide);
  const make = fileMaker(fs);
  const read = (take: () => Uint8Array): Uint8Array => {
    try {
      return take();
    } catch {
      // To Pyodide any other error is its own end.
      throw new fs.ErrnoError(EIO);
    }
  };
  for (const [path, at, packedBytes, bytes, isDeflated] of files) {
    // One that another wheel has put there stays.
    const node = make(`${folder}/${path}`);
    if (!node) continue;
    node.usedBytes = bytes;
    const set = (contents: Uint8Array): void => {
      Object.defineProperty(node, 'contents', {
        value: contents,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    };
    Object.defineProperty(node, 'contents', {
      get: () => {
        const contents = read(() => {
          const packed = wheel().subarray(at, at + packedBytes);
          return isDeflated ? inflateSync(packed, { out: new Uint8Array(bytes) }) : packed.slice();
        });
        set(contents);
        return contents;
      },
      set,
      enumerable: true,
      configurable: true,
    });
  }
}
