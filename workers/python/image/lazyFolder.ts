import type { FileNode, FileSystem } from './fileMaker.ts';
import { setWhenRead } from './setWhenRead.ts';

/** A folder that its owner may read and write (POSIX st_mode). */
const FOLDER_MODE = 0o040755;

/**
 * Makes a folder of this name in another, which has `fill` put its files there when anything in it is first looked for;
 * whether it was made: one that is there already stays as it is.
 */
export function lazyFolder(fs: FileSystem, parentPath: string, name: string, fill: () => void): boolean {
  const { node: parent } = fs.lookupPath(parentPath);
  if (Object.hasOwn(parent.contents, name)) return false;
  const node: FileNode = fs.filesystems.MEMFS.createNode(parent, name, FOLDER_MODE, 0);
  const own = node.node_ops;
  const filled = (): void => {
    if (node.node_ops === own) return;
    node.node_ops = own;
    node.contents = {};
    fill();
  };
  // Files are found by a table of all names, and asked for where that has none.
  node.node_ops = {
    ...own,
    lookup: (folder, file) => {
      filled();
      return fs.lookupNode(folder, file);
    },
  };
  setWhenRead(node, 'contents', () => {
    filled();
    return node.contents;
  });
  return true;
}
