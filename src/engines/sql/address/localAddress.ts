import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { bucketAddress } from '../../../../workers/wire/bucketAddress.ts';
import { isOnServer, serverAddress } from './serverAddress.ts';

/** What addresses that cells write are read against. */
export type AddressBase = {
  /** The site, whose are relative addresses. */
  readonly siteUrl: string;
  /** The cell runs on the reader's Jupyter server: paths are of its disk. */
  readonly isThere?: boolean;
};

const LOCAL = 'local://';

/** Whether an address names a file or folder of the reader's. */
export function isLocal(url: string): boolean {
  return url.startsWith(LOCAL);
}

/** The address of the reader's file or folder of that name. */
export function localAddress(path: string): string {
  return LOCAL + path;
}

/** The path that an address names: a chosen name, and what is within it. */
export function localPath(url: string): string {
  return restored(url.slice(LOCAL.length).replace(/[?#][^]*$/, ''))
    .normalize('NFC')
    .replace(/(?<!\/)\/+$/, '');
}

/**
 * An address as it is written in a cell, made absolute; relative ones are the site's. Names of the reader's files may
 * hold anything that a disk allows. Only cells that run on the reader's Jupyter server reach its files.
 */
export function absolute(address: string, { siteUrl, isThere = false }: AddressBase): string {
  const [, path] = /^\s*local:\/*(.*)$/is.exec(address) ?? [];
  // A file's name may hold signs that would end the path of an address.
  if (path !== undefined) return localAddress(path.trimEnd().replace(/[?#]/g, encodeURIComponent));
  const there = isThere ? serverAddress(address.trim()) : undefined;
  if (there !== undefined) return there;
  const url = URL.parse(bucketAddress(address), siteUrl)?.href;
  if (url === undefined)
    throw new NotebookError({
      kind: 'sql',
      message: `${address} is no address.`,
      advice: 'Write one that begins with https://, s3://, gs:// or hf://, or a path on this site.',
    });
  if (isOnServer(url))
    throw new NotebookError({
      kind: 'sql',
      message: `${address} is no address that a cell can name.`,
      advice: 'A cell whose first line is  -- @jupyter  names a folder of your server by its path.',
    });
  return url;
}

function restored(path: string): string {
  return path.replace(/%(3F|23)/g, decodeURIComponent);
}
