import type { PyodideAPI } from 'pyodide';

type Node = { readonly exists: boolean };
type FileSystem = {
  open: (path: unknown, flags: unknown, ...more: unknown[]) => unknown;
  stat: (path: unknown, ...more: unknown[]) => unknown;
  lstat: (path: unknown) => unknown;
  cwd(): string;
  analyzePath(path: string): Node;
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
};

/** POSIX's `O_ACCMODE`, and `O_CREAT`, as musl has them. */
const [ACCESS, CREATE] = [3, 64];
/** What is looked for in every folder, and of no notebook. */
const NOBODYS = /^\.|^__pycache__$|^(?:matplotlibrc|setup\.cfg|pyproject\.toml)$|\.pyc$/;

/** What was looked for: a file's path → where, and why it is not here. */
export type Sought = ReadonlyMap<string, string>;

/**
 * Has Python's file system ask for what is missing in its folder at the address of the notebook's folder, once each,
 * while Python waits; `get` gives the bytes or throws why not. What is beside the folder is asked for beside that.
 */
export function findBeside(
  { FS }: Pick<PyodideAPI, 'FS'>,
  address: string,
  get: (url: string) => Uint8Array,
  tell: (url: string) => void,
): Sought {
  const fs: FileSystem = Object(FS);
  const home = `${fs.cwd()}/`;
  const above = home.slice(0, home.lastIndexOf('/', home.length - 2) + 1);
  const sought = new Map<string, string>();
  const urlOf = (path: string): string | undefined => {
    const parts = path.split('/').map(encodeURIComponent).join('/');
    if (path.startsWith(home)) return `${address}${parts.slice(home.length)}`;
    return path.startsWith(above) && above !== '/'
      ? new URL(`../${parts.slice(above.length)}`, address).href
      : undefined;
  };
  const seek = (given: unknown): void => {
    if (typeof given !== 'string' || given.endsWith('/')) return;
    const path = resolved(given.startsWith('/') ? given : `${fs.cwd()}/${given}`);
    const name = path.slice(path.lastIndexOf('/') + 1);
    // A name without an ending is most often a folder's.
    if (sought.has(path) || !name.includes('.') || NOBODYS.test(name) || fs.analyzePath(path).exists) return;
    const url = urlOf(path);
    if (url === undefined) return;
    tell(url);
    try {
      const bytes = get(url);
      fs.mkdirTree(path.slice(0, path.length - name.length));
      fs.writeFile(path, bytes);
      sought.set(path, '');
    } catch (error) {
      sought.set(path, `${url}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const { open, stat, lstat } = fs;
  fs.open = (path, flags, ...more) => {
    if (typeof flags === 'number' && (flags & ACCESS) === 0 && (flags & CREATE) === 0) seek(path);
    return open(path, flags, ...more);
  };
  fs.stat = (path, ...more) => {
    seek(path);
    return stat(path, ...more);
  };
  fs.lstat = (path) => {
    seek(path);
    return lstat(path);
  };
  return sought;
}

/** An absolute path without `.` and `..`. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
