import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';

const unreachable = new Set<string>();
const FIRST_ANSWER_MS = 4_000;

/** Fetches a file from a public host; false when the host cannot be reached, which is asked once a run. */
export async function fromPublicHost(url: string, to: string): Promise<boolean> {
  const { host } = new URL(url);
  if (unreachable.has(host)) return false;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), FIRST_ANSWER_MS);
  try {
    const response = await fetch(url, { signal: patience.signal });
    clearTimeout(timer);
    if (!response.ok || !response.body) return false;
    await pipeline(Readable.fromWeb(response.body as NodeStream), createWriteStream(to));
    return true;
  } catch {
    unreachable.add(host);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
