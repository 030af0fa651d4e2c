/**
 * The folder of an address, with a slash at the end; a query string stays behind it (`https://host/a?key=1` →
 * `https://host/a/?key=1`).
 */
export function folderOf(url: string): string {
  const [path, query] = split(url.trim());
  return path.replace(/(?<!\/)\/*$/, '/') + query;
}

/** The address of `path` (relative, or absolute with a scheme) in a folder. */
export function within(folder: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return path;
  const [base, query] = split(folderOf(folder));
  return base + path.replace(/^\.?\/+/, '') + query;
}

/** The address's last part, without slashes and query. */
export function fileNameOf(url: string): string {
  return (
    split(url.trim())[0]
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) ?? url
  );
}

function split(url: string): readonly [path: string, query: string] {
  const at = url.search(/[?#]/);
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}
