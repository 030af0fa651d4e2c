import { tick } from '../../workers/wire/tick.ts';

type Waiting = { readonly place: () => number; readonly go: () => void };

/** Lets one job at a time into an engine, the uppermost cell first among those that are ready. */
export class Turns {
  readonly #waiting = new Set<Waiting>();
  #busy = false;
  #scheduled = false;

  /**
   * Resolves when it is this job's turn, with the way to end it; rejects with the signal's reason if that comes first.
   */
  async take(place: () => number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { place, go: resolve };
      this.#waiting.add(waiting);
      signal.addEventListener(
        'abort',
        () => {
          if (this.#waiting.delete(waiting)) reject(signal.reason);
        },
        { once: true },
      );
      this.#schedule();
    });
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#busy = false;
      this.#schedule();
    };
  }

  #schedule(): void {
    if (this.#scheduled || this.#busy) return;
    this.#scheduled = true;
    // The runtime makes independent cells ready one after another within a task: wait for all of them before choosing.
    void tick().then(() => {
      this.#scheduled = false;
      this.#admit();
    });
  }

  #admit(): void {
    if (this.#busy) return;
    let first: Waiting | undefined;
    for (const waiting of this.#waiting) if (!first || waiting.place() < first.place()) first = waiting;
    if (!first) return;
    this.#waiting.delete(first);
    this.#busy = true;
    first.go();
  }
}
