import type { PyodideAPI } from 'pyodide';
import { fileSystemOf } from './fileMaker.ts';
import { readOrFail } from './readOrFail.ts';
import { setWhenRead } from './setWhenRead.ts';

/**
 * Gives an empty file of Python's file system its length, and has it take its bytes when it is first read; where `read`
 * throws, that read is an `OSError`.
 */
export function layArchive(
  pyodide: Pick<PyodideAPI, 'FS'>,
  { path, bytes }: { readonly path: string; readonly bytes: number },
  read: () => Uint8Array,
): void {
  const fs = fileSystemOf(pyodide);
  const { node } = fs.lookupPath(path);
  node.usedBytes = bytes;
  setWhenRead(node, 'contents', () => readOrFail(fs, read));
}
