/**
 * Cells that a value has set going have so long before a newer one comes, even where they have not ended: at first the
 * least, twice as long where that was too short, or else a drag would end each of them and show none. Where the most is
 * too short they are too slow for a hand, and the newest value comes first.
 */
const HOLD_MS = { least: 100, most: 800 };

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
    let [holdMs, isHopeless]: [number, boolean] = [HOLD_MS.least, false];
    return {
      next: async (): Promise<IteratorResult<unknown, unknown>> => {
        const isRested = isFirst || (await this.#rested(id, holdMs));
        isFirst = false;
        isHopeless = !isRested && (isHopeless || holdMs === HOLD_MS.most);
        if (!isRested) holdMs = isHopeless ? HOLD_MS.least : 2 * holdMs;
        return value.next();
      },
      return: (last: unknown) => value.return(last),
    };
  }

  /** Resolves when the cells of a value have ended, or after a time, and says whether they have. */
  #rested(id: string, holdMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isRested: boolean): void => {
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve(isRested);
      };
      const late = setTimeout(() => end(false), holdMs);
      const look = (): void => void (this.#isBusy(id) || end(true));
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
