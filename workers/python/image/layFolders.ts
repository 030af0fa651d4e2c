import type { FileSystem } from './fileMaker.ts';
import { lazyFolder } from './lazyFolder.ts';

/**
 * Has `put` put files below a folder, each by its path there: those of a folder that is new when that is first looked
 * into.
 */
export function layFolders<T>(
  fs: FileSystem,
  folder: string,
  files: Iterable<readonly [path: string, file: T]>,
  put: (path: string, file: T) => void,
): void {
  const inside = new Map<string, (readonly [string, T])[]>();
  for (const [path, file] of files) {
    const [top = '', more] = path.split('/', 2);
    if (more === undefined) put(path, file);
    else if (!inside.get(top)?.push([path, file])) inside.set(top, [[path, file]]);
  }
  for (const [top, within] of inside) {
    const fill = (): void => within.forEach(([path, file]) => put(path, file));
    if (!lazyFolder(fs, folder, top, fill)) fill();
  }
}
