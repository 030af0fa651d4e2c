/** Begins the addresses of files of the reader's Jupyter server. */
export const SERVER = 'server://';
const PATH = /^(?:\/(?!\/)|~(?:\/|$)|[a-z]:[\\/])/i;

/** Whether an address names a file or folder of the reader's Jupyter server. */
export function isOnServer(url: string): boolean {
  return url.startsWith(SERVER);
}

/** The address of what a cell for the reader's Jupyter server names by a path, or by `file://`; else nothing. */
export function serverAddress(written: string): string | undefined {
  const [, path = written] = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(written) ?? [];
  // A file's name may hold signs that would end the path of an address, and what stands for these.
  const named = path.replaceAll('\\', '/').replace(/[?#]|%(?=3F|23|25)/g, encodeURIComponent);
  return PATH.test(path) ? SERVER + named : undefined;
}

/** The path on the server that an address names. */
export function pathOnServer(url: string): string {
  return url.slice(SERVER.length).replace(/%(3F|23|25)/g, decodeURIComponent);
}
