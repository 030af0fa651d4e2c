import { NotFoundError } from '../catalogue/read.ts';
import type { Look } from './keptReads.ts';
import { versionIn } from './readHttp.ts';

/** Asks for the version of a file by HEAD, without credentials, by a `fetch`. */
export function lookHttpBy(fetch: typeof globalThis.fetch): Look {
  return async (url, signal) => {
    const response = await fetch(url, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (response.status === 404 || response.status === 410) throw new NotFoundError(url);
    const { version } = versionIn(response);
    return response.ok && version !== undefined
      ? { version, totalBytes: Number(response.headers.get('Content-Length')) }
      : undefined;
  };
}
