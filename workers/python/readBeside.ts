import { askNow } from './askNow.ts';

/** The bytes of a file at an address, waited for without yielding, in a worker; throws in words why there is none. */
export function readBeside(url: string): Uint8Array {
  const request = askNow(url, (status) =>
    status === undefined
      ? 'it could not be asked for, being offline or closed to other sites'
      : `it answered ${status}`,
  );
  // A server that has a page of its own for what is missing, or for a folder.
  const isPage = /^text\/html\b/i.test(request.getResponseHeader('content-type') ?? '');
  if (request.responseURL.endsWith('/') || (isPage && !/\.x?html?$/i.test(new URL(url).pathname)))
    throw new Error('it answered with a page');
  const answered: ArrayBuffer = request.response;
  return new Uint8Array(answered);
}
