import { NotebookError } from '../wire/notebookError.ts';
import type { ByteRange } from './contract.ts';

/** Reads `[start, end)` of `url`; fails with kind `fetch`, in words for the reader. */
export async function fetchRange(url: string, [start, end]: ByteRange, signal?: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    // Chromium's HTTP cache holds a lock per address and would serve parallel ranges of one file one after another.
    response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` }, cache: 'no-store', signal });
  } catch (cause) {
    if (signal?.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
    const failure = {
      kind: 'fetch' as const,
      message: `${url} could not be read`,
      advice: 'Either there is no connection, or that server does not allow pages of other sites to read it (CORS).',
    };
    throw new NotebookError(failure, { cause });
  }
  return bytesOf(response, url, start, end);
}

async function bytesOf(response: Response, url: string, start: number, end: number): Promise<Uint8Array> {
  if (response.status !== 206 && response.status !== 200) {
    await response.body?.cancel();
    throw new NotebookError({ kind: 'fetch', message: `${url} answered HTTP ${response.status}` });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  return response.status === 206 ? bytes : bytes.slice(start, end);
}
