import type { PyodideAPI } from 'pyodide';

/** A file or a folder of Python's file system in memory: bytes, or more of them by name. */
export type FileNode = {
  contents: Uint8Array | Record<string, FileNode>;
  usedBytes: number;
  /** What its kind of node does. */
  node_ops: { readonly lookup: (folder: FileNode, name: string) => FileNode };
};

/** Python's file system as far as it is not told by Pyodide's types. */
export type FileSystem = {
  readonly filesystems: {
    readonly MEMFS: { createNode(parent: FileNode, name: string, mode: number, device: number): FileNode };
  };
  lookupPath(path: string): { readonly node: FileNode };
  lookupNode(folder: FileNode, name: string): FileNode;
  readonly ErrnoError: new (code: number) => Error;
};

/** A regular file that its owner may read and write (POSIX st_mode). */
const FILE_MODE = 0o100644;
/** A folder that all may read and write. */
const FOLDER_MODE = 0o40777;

/** Python's file system. */
export function fileSystemOf({ FS }: Pick<PyodideAPI, 'FS'>): FileSystem {
  return FS as unknown as FileSystem;
}

/**
 * A way to make files by their absolute paths, with the folders above them; one that is there already is not made. The
 * file system's own way looks up all of a path for each of its calls, and throws where it finds nothing.
 */
export function fileMaker(fs: FileSystem): (path: string) => FileNode | undefined {
  const folders = new Map([['', fs.lookupPath('/').node]]);
  const make = (path: string, mode: number): FileNode | undefined => {
    const cut = path.lastIndexOf('/');
    const parent = folderOf(path.slice(0, cut));
    const name = path.slice(cut + 1);
    return Object.hasOwn(parent.contents, name) ? undefined : fs.filesystems.MEMFS.createNode(parent, name, mode, 0);
  };
  const folderOf = (path: string): FileNode => {
    const node = folders.get(path) ?? make(path, FOLDER_MODE) ?? fs.lookupPath(path).node;
    folders.set(path, node);
    return node;
  };
  return (path) => make(path, FILE_MODE);
}
