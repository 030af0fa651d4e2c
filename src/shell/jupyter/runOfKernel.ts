import type { JupyterEvent } from '../../notebook/jupyterPort.ts';

/** How much a run holds that nobody has taken; tables come in smaller shares, each asked for. */
const MOST_BYTES = 64 * 2 ** 20;

/** One run of code in a kernel: what it has told, until somebody takes it. */
export class RunOfKernel {
  readonly number: number;
  /** It is empty, and shows by its end that all before it have ended. */
  readonly isFence: boolean;
  readonly #begun = Promise.withResolvers<void>();
  #events: JupyterEvent[] = [];
  #heldBytes = 0;
  #leftOutBytes = 0;
  #waiting: PromiseWithResolvers<void> | undefined;
  #isReplied = false;
  #isIdle = false;
  #isEnded = false;

  constructor(number: number, isFence: boolean) {
    this.number = number;
    this.isFence = isFence;
  }

  /** Resolves when the kernel runs it, or never will. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** It does not run any more; something it has told may not have been taken. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Nothing comes after what was taken. */
  get isOver(): boolean {
    return this.#isEnded && this.#events.length === 0;
  }

  /** `bytes` is how much output came as: of what would be too much only the size is told. */
  tell(event: JupyterEvent, bytes = 0): void {
    if (this.#isEnded) return;
    this.#isEnded = event.kind === 'done' || event.kind === 'lost';
    if (this.#isEnded) this.#begun.resolve();
    const isOutput = event.kind === 'stream' || event.kind === 'shown' || event.kind === 'told';
    if (isOutput && this.#heldBytes > 0 && this.#heldBytes + bytes > MOST_BYTES) this.#leftOutBytes += bytes;
    else {
      this.#heldBytes += bytes;
      this.#events.push(event);
    }
    this.#waiting?.resolve();
  }

  /** The kernel does it: from now on an interrupt reaches it. */
  begins(): void {
    this.#begun.resolve();
  }

  /** The kernel has answered; it may still have something to tell. */
  replied(): void {
    this.#isReplied = true;
    this.#end();
  }

  /** The kernel has nothing more to tell of it. */
  idles(): void {
    this.#begun.resolve();
    this.#isIdle = true;
    this.#end();
  }

  /** Ends it where the kernel has ended all before it: what has no answer is not known, as `unknown` says. */
  settle(unknown: JupyterEvent): void {
    if (!this.#isReplied) this.tell(unknown);
    this.tell({ kind: 'done' });
  }

  /** What was told since the last time; waits until there is something. */
  async take(): Promise<readonly JupyterEvent[]> {
    if (this.#events.length === 0) {
      this.#waiting ??= Promise.withResolvers();
      await this.#waiting.promise;
      this.#waiting = undefined;
    }
    const events = this.#leftOutBytes > 0 ? [leftOut(this.#leftOutBytes), ...this.#events] : this.#events;
    this.#events = [];
    this.#heldBytes = this.#leftOutBytes = 0;
    return events;
  }

  #end(): void {
    if (this.#isReplied && this.#isIdle) this.tell({ kind: 'done' });
  }
}

function leftOut(bytes: number): JupyterEvent {
  const size = (bytes / 1e6).toFixed(0);
  return {
    kind: 'stream',
    stream: 'stderr',
    text: `${size} MB of what the cell printed and showed were left out: they came faster than this page takes them.\n`,
  };
}
