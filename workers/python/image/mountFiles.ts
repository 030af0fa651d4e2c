import { inflateSync } from 'fflate';
import type { PyodideAPI } from 'pyodide';
import type { WheelFile } from './imageHeader.ts';

type Node = { contents: Uint8Array | Record<string, Node>; usedBytes: number };
type FileSystem = {
  readonly filesystems: {
    readonly MEMFS: { createNode(parent: Node, name: string, mode: number, device: number): Node };
  };
  lookupPath(path: string): { readonly node: Node };
  mkdirTree(path: string): void;
  analyzePath(path: string): { readonly exists: boolean };
};

/** A regular file that its owner may read and write (POSIX st_mode). */
const FILE_MODE = 0o100644;

/**
 * Puts files of a wheel into a folder without unpacking them: each is taken from the wheel's bytes, which `wheel`
 * gives, when it is first read. What `wheel` throws is the error of that read.
 */
export function mountFiles(
  { FS }: Pick<PyodideAPI, 'FS'>,
  folder: string,
  files: readonly WheelFile[],
  wheel: () => Uint8Array,
): void {
  const fs = FS as unknown as FileSystem;
  const folders = new Map<string, Node>();
  const folderOf = (path: string): Node => {
    const known = folders.get(path);
    if (known) return known;
    fs.mkdirTree(path);
    const { node } = fs.lookupPath(path);
    folders.set(path, node);
    return node;
  };
  for (const [path, at, packedBytes, bytes, isDeflated] of files) {
    const cut = path.lastIndexOf('/');
    const parent = folderOf(cut < 0 ? folder : `${folder}/${path.slice(0, cut)}`);
    const name = path.slice(cut + 1);
    // One that another wheel has put there stays.
    if (Object.hasOwn(parent.contents, name)) continue;
    const node = fs.filesystems.MEMFS.createNode(parent, name, FILE_MODE, 0);
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
        const packed = wheel().subarray(at, at + packedBytes);
        const contents = isDeflated ? inflateSync(packed, { out: new Uint8Array(bytes) }) : packed.slice();
        set(contents);
        return contents;
      },
      set,
      enumerable: true,
      configurable: true,
    });
  }
}
