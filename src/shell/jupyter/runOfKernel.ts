import type { JupyterEvent } from '../../notebook/jupyterPort.ts';

/** One run of code in a kernel: what it has told, until somebody takes it. */
export class RunOfKernel {
  readonly number: number;
  #events: JupyterEvent[] = [];
  #waiting: PromiseWithResolvers<void> | undefined;
  #isReplied = false;
  #isIdle = false;
  #isOver = false;

  constructor(number: number) {
    this.number = number;
  }

  /** Nothing comes after what was taken. */
  get isOver(): boolean {
    return this.#isOver && this.#events.length === 0;
  }

  tell(event: JupyterEvent): void {
    if (this.#isOver) return;
    this.#isOver = event.kind === 'done' || event.kind === 'lost';
    this.#events.push(event);
    this.#waiting?.resolve();
  }

  /** The kernel has answered; it may still have something to tell. */
  replied(): void {
    this.#isReplied = true;
    this.#end();
  }

  idle(isIdle: boolean): void {
    this.#isIdle ||= isIdle;
    this.#end();
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
