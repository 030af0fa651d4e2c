import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { diskProblem } from './diskProblem.ts';

/** How long a host may be silent, in ms: before its answer, and within it. */
export type Patience = { readonly answerMs: number; readonly pauseMs: number };

/** The public hosts of one run. One that cannot be reached, or falls silent, is not asked again. */
export class PublicHosts {
  readonly #silent = new Set<string>();
  readonly #patience: Patience;

  constructor(patience: Patience = { answerMs: 4_000, pauseMs: 30_000 }) {
    this.#patience = patience;
  }

  /** Fetches a file; false when the host does not give it whole. Throws what the disk says. */
  async fetch(url: string, to: string): Promise<boolean> {
    const { host } = new URL(url);
    if (this.#silent.has(host)) return false;
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), this.#patience.answerMs);
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        clearTimeout(timer);
        timer = setTimeout(() => stop.abort(), this.#patience.pauseMs);
        controller.enqueue(chunk);
      },
    });
    try {
      const response = await fetch(url, { signal: stop.signal });
      if (!response.ok || !response.body) return false;
      await pipeline(Readable.fromWeb(response.body.pipeThrough(heard) as NodeStream), createWriteStream(to));
      return true;
    } catch (error) {
      if (diskProblem(error)) throw error;
      this.#silent.add(host);
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
