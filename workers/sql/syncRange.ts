import type { ByteRange } from './contract.ts';

/** Reads `[start, end)` of `url` while DuckDB waits: for the ranges that a plan did not foresee. Blocks its thread. */
export function syncRange(url: string, [start, end]: ByteRange): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.setRequestHeader('Range', `bytes=${start}-${end - 1}`);
  request.send(null);
  if (request.status !== 206 && request.status !== 200) throw new Error(`${url} answered HTTP ${request.status}`);
  const answered: ArrayBuffer = request.response;
  const bytes = new Uint8Array(answered);
  return request.status === 206 ? bytes : bytes.slice(start, end);
}
