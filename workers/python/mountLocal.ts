import type { PyodideAPI } from 'pyodide';
import type { LocalFile } from '../wire/localChoice.ts';

/** Where Python finds the reader's files. */
const FOLDER = '/local';
// POSIX's numbers as musl has them.
const EIO = 29;
const EROFS = 69;
// Types and permissions of POSIX's stat: a folder and a file that are for reading.
const READABLE = { DIR_MODE: 0o40555, FILE_MODE: 0o100444 };

type Streams = { read: (...asked: readonly never[]) => number; write: () => never };

/** What there is of Emscripten's file system beyond its published types. */
type FileSystem = PyodideAPI['FS'] & {
  readonly filesystems: {
    readonly WORKERFS: Parameters<PyodideAPI['FS']['mount']>[0] & { readonly stream_ops: Streams };
  };
  readonly ErrnoError: new (code: number) => Error;
  analyzePath(path: string): { readonly exists: boolean };
};

/**
 * Makes the reader's files ordinary files of Python's below `/local`; they are read where they are, by pieces, as
 * Python asks for them.
 */
export function mountLocal(pyodide: PyodideAPI, files: readonly LocalFile[]): void {
  const FS = pyodide.FS as FileSystem;
  if (FS.analyzePath(FOLDER).exists) FS.unmount(FOLDER);
  else {
    FS.mkdir(FOLDER);
    failAsPosix(FS);
    Object.assign(FS.filesystems.WORKERFS, READABLE);
  }
  FS.mount(FS.filesystems.WORKERFS, { blobs: files.map(({ path, file }) => ({ name: path, data: file })) }, FOLDER);
}

/** A file that has gone since it was chosen fails with an exception of the browser's, which would end Python. */
function failAsPosix(FS: FileSystem): void {
  const { WORKERFS } = FS.filesystems;
  const { read } = WORKERFS.stream_ops;
  Object.assign(WORKERFS.stream_ops, {
    read(...asked: readonly never[]) {
      try {
        return read(...asked);
      } catch {
        throw new FS.ErrnoError(EIO);
      }
    },
    write() {
      throw new FS.ErrnoError(EROFS);
    },
  } satisfies Streams);
}
