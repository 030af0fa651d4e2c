import { inflateSync } from 'fflate';
import type { PyodideAPI } from 'pyodide';
import { fileMaker, fileSystemOf } from './fileMaker.ts';
import type { WheelFile } from './imageHeader.ts';
import { layFolders } from './layFolders.ts';
import { readOrFail } from './readOrFail.ts';
import { setWhenRead } from './setWhenRead.ts';

/**
 * Puts files of a wheel into a folder without unpacking them: each is taken from the wheel's bytes, which `wheel`
 * gives, when it is first read; folders that are new get theirs when they are first looked into. Where `wheel` throws,
 * that read is an `OSError`.
 */
export function mountFiles(
  pyodide: Pick<PyodideAPI, 'FS'>,
  folder: string,
  files: readonly WheelFile[],
  wheel: () => Uint8Array,
): void {
  const fs = fileSystemOf(pyodide);
  const make = fileMaker(fs);
  const mount = (path: string, [, at, packedBytes, bytes, isDeflated]: WheelFile): void => {
    // One that another wheel has put there stays.
    const node = make(`${folder}/${path}`);
    if (!node) return;
    node.usedBytes = bytes;
    setWhenRead(node, 'contents', () =>
      readOrFail(fs, () => {
        const packed = wheel().subarray(at, at + packedBytes);
        return isDeflated ? inflateSync(packed, { out: new Uint8Array(bytes) }) : packed.slice();
      }),
    );
  };
  layFolders(
    fs,
    folder,
    files.map((file) => [file[0], file]),
    mount,
  );
}
