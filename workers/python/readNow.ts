import { askNow } from './askNow.ts';

/**
 * The bytes at an address, waited for without yielding, as an import in the middle of Python code needs them. Workers
 * alone may do so. Fails with a plain `Error`.
 */
export function readNow(url: string): Uint8Array {
  const answered: ArrayBuffer = askNow(url, (status) =>
    status === undefined ? 'this browser cannot wait for it' : `${url} answered ${status}`,
  ).response;
  return new Uint8Array(answered);
}
