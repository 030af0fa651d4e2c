/** Cells that a value has set going have so long before a newer one comes, even where they have not ended. */
const HOLD_MS = 100;

/**
 * Has values that change by themselves, as under a reader's hand, come no faster than the cells that read them: each
 * shows what it makes, and the newest value comes next.
 */
export class Pace {
  readonly #isBusy: (id: string) => boolean;
  readonly #waiting = new Set<() => void>();

  /** `isBusy` says whether a cell that depends on this one runs, or is about to, with its value as it is. */
  constructor(isBusy: (id: string) => boolean) {
    this.#isBusy = isBusy;
  }

  /** Lets those that wait look again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** The values of a cell's asynchronous generator at this pace; any other value as it is. */
  of(id: string, value: unknown): unknown {
    if (!isAsyncGenerator(value)) return value;
    let isFirst = true;
    return {
      next: async (): Promise<IteratorResult<unknown, unknown>> => {
        if (!isFirst) await this.#rested(id);
        isFirst = false;
        return value.next();
      },
      return: (last: unknown) => value.return(last),
    };
  }

  #rested(id: string): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      const late = setTimeout(end, HOLD_MS);
      const look = (): void => void (this.#isBusy(id) || end());
      this.#waiting.add(look);
      look();
    });
  }
}

function isAsyncGenerator(value: unknown): value is AsyncGenerator {
  return (
    typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value && 'return' in value
  );
}
