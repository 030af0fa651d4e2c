import type { RunEvent } from '../wire/runEvent.ts';

type StreamName = 'stdout' | 'stderr';

/** Messages a second that go out at once; beyond that text is gathered. */
const BURST = 50;
const GATHER_MS = 50;

/**
 * Sends what a cell prints on its way: at once as long as it is little, in pieces when it is much. Python never yields
 * while it computes, so no timer can send what waits: the next write, or the end of the cell, does.
 */
export class StreamPipe {
  readonly #send: (event: RunEvent) => void;
  readonly #now: () => number;
  #waiting = '';
  #stream: StreamName = 'stdout';
  #allowance = BURST;
  #lastMs: number;

  constructor(send: (event: RunEvent) => void, now: () => number = () => performance.now()) {
    this.#send = send;
    this.#now = now;
    this.#lastMs = now();
  }

  write(stream: StreamName, text: string): void {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#waiting += text;
    const now = this.#now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#lastMs) * BURST) / 1000);
    if (this.#allowance < 1 && now - this.#lastMs < GATHER_MS) return;
    this.flush();
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#waiting === '') return;
    this.#allowance = Math.max(0, this.#allowance - 1);
    this.#lastMs = this.#now();
    this.#send({ kind: 'stream', stream: this.#stream, text: this.#waiting });
    this.#waiting = '';
  }
}
