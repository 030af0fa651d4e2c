import type { RunEvent } from '../../../workers/wire/runEvent.ts';

type Listener = (event: RunEvent) => void;

/**
 * Keeps what Python shows behind what it had told of its widgets by then: messages of widgets come by a port of their
 * own, and two ports keep no order between them.
 */
export class BehindWidgets {
  #came = 0;
  readonly #waiting: { readonly behind: number; readonly go: () => void }[] = [];

  /** Has a message of a widget taken, and what waited for it shown. */
  take(message: () => unknown): void {
    try {
      message();
    } finally {
      this.#came++;
      const first = this.#waiting.findIndex(({ behind }) => behind > this.#came);
      const ready = first === -1 ? this.#waiting.length : first;
      for (const { go } of this.#waiting.splice(0, ready)) go();
    }
  }

  /** Hands an event on in its turn; the promise of one that has to wait. */
  pass(event: RunEvent, listener: Listener): Promise<void> | void {
    const behind = event.kind === 'shown' ? (event.behind ?? 0) : 0;
    if (this.#waiting.length === 0 && behind <= this.#came) return listener(event);
    return new Promise((resolve) => {
      const go = (): void => {
        listener(event);
        resolve();
      };
      this.#waiting.push({ behind, go });
    });
  }
}
