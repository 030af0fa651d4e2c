import { bucketAddress } from '../../../../workers/wire/bucketAddress.ts';

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
 * hold anything that a disk allows.
 */
export function absolute(address: string, siteUrl: string): string {
  const [, path] = /^\s*local:\/*(.*)$/is.exec(address) ?? [];
  // A file's name may hold signs that would end the path of an address.
  return path === undefined
    ? new URL(bucketAddress(address), siteUrl).href
    : localAddress(path.trimEnd().replace(/[?#]/g, encodeURIComponent));
}

function restored(path: string): string {
  return path.replace(/%(3F|23)/g, decodeURIComponent);
}
