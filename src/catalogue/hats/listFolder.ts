import type { Fetched, Read } from '../read.ts';
import { bucketPage, folderLinks } from './folderPage.ts';
import { itemAt } from '../../known/itemAt.ts';

/** Of a bucket's list, each of a thousand names. */
const MOST_PAGES = 200;

/**
 * The names in a folder on a server, folders with a slash at their end: from a disk, from the page that a web server
 * makes of it, or from an S3 bucket's list. None where the server tells neither.
 */
export async function listFolder(folder: string, read: Read): Promise<readonly string[] | undefined> {
  const fetched = await fetchedAt(folder, read);
  if (fetched?.names) return fetched.names;
  const page = textOf(fetched);
  const links = page === undefined || page.includes('<ListBucketResult') ? [] : folderLinks(page, folder);
  if (links.length > 0) return links;
  if (!/^https?:/i.test(folder)) return undefined;
  const { origin, pathname } = new URL(folder);
  const path = decodeURIComponent(pathname.slice(1));
  const bucket = itemAt(path.split('/'), 0);
  // A bucket has a host of its own, or is the first part of the path.
  return (
    (await listBucket(`${origin}/`, path, read)) ??
    (path.includes('/') ? listBucket(`${origin}/${bucket}`, path.slice(bucket.length + 1), read) : undefined)
  );
}

/** S3's ListObjectsV2, page by page; none where the address is no bucket. */
async function listBucket(bucket: string, prefix: string, read: Read): Promise<readonly string[] | undefined> {
  const names: string[] = [];
  let token: string | undefined;
  for (let pages = 0; pages === 0 || token; pages++) {
    if (pages >= MOST_PAGES) return undefined;
    const query = new URLSearchParams({
      'list-type': '2',
      delimiter: '/',
      prefix,
      ...(token && { 'continuation-token': token }),
    });
    const page = textOf(await fetchedAt(`${bucket}?${query.toString()}`, read));
    if (page === undefined || !page.includes('<ListBucketResult')) return undefined;
    const { keys, next } = bucketPage(page);
    for (const key of keys)
      if (key.startsWith(prefix) && key.length > prefix.length) names.push(key.slice(prefix.length));
    token = next;
  }
  return names.length > 0 ? names : undefined;
}

/** A server that lists nothing may answer in any way. */
async function fetchedAt(url: string, read: Read): Promise<Fetched | undefined> {
  return read(url).catch(() => undefined);
}

function textOf(fetched: Fetched | undefined): string | undefined {
  return fetched && new TextDecoder().decode(fetched.bytes);
}
