import type { JupyterEvent } from '../../notebook/jupyterPort.ts';

/** One run of code in a kernel: what it has told, until somebody takes it. */
export class RunOfKernel {
  readonly number: number;
  /** It is empty, and shows by its end that all before it have ended. */
  readonly isFence: boolean;
  readonly #begun = Promise.withResolvers<void>();
  #events: JupyterEvent[] = [];
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

  tell(event: JupyterEvent): void {
    if (this.#isEnded) return;
    this.#isEnded = event.kind === 'done' || event.kind === 'lost';
    if (this.#isEnded) this.#begun.resolve();
    this.#events.push(event);
    this.#waiting?.resolve();
  }

  /** The kernel has answered; it may still have something to tell. */
  replied(): void {
    this.#isReplied = true;
    this.#end();
  }

  /** The kernel has begun with it, or has nothing more to tell of it. */
  status(isIdle: boolean): void {
    this.#begun.resolve();
    this.#isIdle ||= isIdle;
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
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #end(): void {
    if (this.#isReplied && this.#isIdle) this.tell({ kind: 'done' });
  }
}
