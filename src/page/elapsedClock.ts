import type { CellState } from '../graph/cellState.ts';
import { elapsedText } from './quantity.ts';

/** Runs shorter than this do not show their time while they run. */
const SOON_MS = 1000;

/** Tells how long a cell has run, ten times a second while it does, and how long it took afterwards. */
export class ElapsedClock {
  readonly #show: (text: string) => void;
  #startMs: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  update({ status, elapsedMs, runs }: CellState): void {
    if (status === 'running') {
      if (this.#startMs === undefined) this.#start();
      return;
    }
    this.stop();
    const ended = status === 'shown' || status === 'failed' || status === 'stale';
    this.#show(ended && runs > 0 && elapsedMs !== undefined && elapsedMs >= 50 ? elapsedText(elapsedMs) : '');
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#startMs = undefined;
  }

  #start(): void {
    const startMs = (this.#startMs = performance.now());
    this.#show('');
    this.#timer = setInterval(() => {
      const elapsedMs = performance.now() - startMs;
      if (elapsedMs >= SOON_MS) this.#show(elapsedText(elapsedMs));
    }, 100);
  }
}
