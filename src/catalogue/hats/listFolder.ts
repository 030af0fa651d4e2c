import type { Fetched, Read } from '../read.ts';

/** The names in a folder on a server, folders with a slash at their end: from a disk, from the page that a web server makes of it, or from an S3 bucket's list. None where the server tells neither. */
export async function listFolder(folder: string, read: Read): Promise<readonly string[] | undefined> {
  const fetched = await fetchedAt(folder, read);
  if (fetched?.names) return fetched.names;
  const page = textOf(fetched);
  const links = page === undefined || /<ListBucketResult/.test(page) ? [] : linksIn(page, folder);
  if (links.length > 0) return links;
  if (!/^https?:/i.test(folder)) return undefined;
  const { origin, pathname } = new URL(folder);
  const path = decodeURIComponent(pathname.slice(1));
  const bucket = path.split('/')[0]!;
  // A bucket has a host of its own, or is the first part of the path.
  return (await listBucket(`${origin}/`, path, read)) ?? (path.includes('/') ? listBucket(`${origin}/${bucket}`, path.slice(bucket.length + 1), read) : undefined);
}

/** The links of a page that lead one step down from its folder, as Apache, nginx and Python write them. */
function linksIn(page: string, folder: string): readonly string[] {
  const base = new URL(folder);
  const links = [...page.matchAll(/<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)].map(([, a, b, c]) => unescaped(a ?? b ?? c ?? ''));
  const names = links.flatMap((link) => {
    if (!URL.canParse(link, folder)) return [];
    const { origin, pathname } = new URL(link, folder);
    const name = decoded(pathname).slice(decoded(base.pathname).length);
    return origin === base.origin && decoded(pathname).startsWith(decoded(base.pathname)) && /^[^/]+\/?$/.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}

/** S3's ListObjectsV2, page by page; none where the address is no bucket. */
async function listBucket(bucket: string, prefix: string, read: Read): Promise<readonly string[] | undefined> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ 'list-type': '2', delimiter: '/', prefix, ...(token && { 'continuation-token': token }) });
    const page = textOf(await fetchedAt(`${bucket}?${query.toString()}`, read));
    if (page === undefined || !page.includes('<ListBucketResult')) return undefined;
    const keys = [...page.matchAll(/<(?:Key|CommonPrefixes>\s*<Prefix)>([^<]*)</g)].map(([, key]) => unescaped(key!));
    names.push(...keys.filter((key) => key.startsWith(prefix) && key.length > prefix.length).map((key) => key.slice(prefix.length)));
    token = /<IsTruncated>\s*true/i.test(page) ? unescaped(/<NextContinuationToken>([^<]*)</.exec(page)?.[1] ?? '') : undefined;
  } while (token);
  return names.length > 0 ? names : undefined;
}

/** A server that lists nothing may answer in any way. */
async function fetchedAt(url: string, read: Read): Promise<Fetched | undefined> {
  return read(url).catch(() => undefined);
}

function textOf(fetched: Fetched | undefined): string | undefined {
  return fetched && new TextDecoder().decode(fetched.bytes);
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x3d|#61);/gi, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x3d': '=', '#61': '=' })[name.toLowerCase()] ?? '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
