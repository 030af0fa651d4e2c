/**
 * What a server tells of a folder: the text, for its path and the names in it (folders with a slash at the end). None
 * where it tells nothing.
 */
export type FolderList = (
  path: string,
  names: readonly string[],
  query: URLSearchParams,
  under: (prefix: string) => readonly string[],
) => string | undefined;

/** How servers list folders, after real ones' answers. */
export const folderLists: Readonly<Record<'apache' | 'nginx' | 'python' | 's3', FolderList>> = {
  apache: (path, names) => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html><head><title>Index of ${path}</title></head><body><h1>Index of ${path}</h1><table>
<tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
<tr><td><a href="/">Parent Directory</a></td></tr>
${names.map((name) => `<tr><td><a href="${name}">${name}</a></td><td>2026-01-01 10:00</td></tr>`).join('\n')}</table></body></html>`,
  nginx: (path, names) =>
    `<html>\r\n<head><title>Index of ${path}</title></head>\r\n<body>\r\n<h1>Index of ${path}</h1><hr><pre><a href="../">../</a>\r\n${names.map((name) => `<a href="${name}">${name}</a>   01-Jan-2026 10:00   -`).join('\r\n')}\r\n</pre><hr></body></html>`,
  python: (path, names) =>
    `<!DOCTYPE HTML>\n<html lang="en"><head><title>Directory listing for ${path}</title></head><body><ul>\n${names.map((name) => `<li><a href="${encodeURIComponent(name).replace('%2F', '/')}">${name}</a></li>`).join('\n')}\n</ul></body></html>`,
  // Of a bucket at the host's root, two keys at a time.
  s3: (path, _names, query, under) => {
    if (query.get('list-type') !== '2' || path !== '/') return undefined;
    const prefix = query.get('prefix') ?? '';
    const all = under(prefix);
    const from = Number(query.get('continuation-token') ?? 0);
    const part = all.slice(from, from + 2).map((name) => prefix + name);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><Prefix>${prefix}</Prefix><Delimiter>/</Delimiter><IsTruncated>${from + 2 < all.length}</IsTruncated>${
      from + 2 < all.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
    }${part.map((key) => (key.endsWith('/') ? `<CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>` : `<Contents><Key>${key}</Key><Size>1</Size></Contents>`)).join('')}</ListBucketResult>`;
  },
};
