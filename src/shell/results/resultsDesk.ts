import type { CellResult, Results } from '../../notebook/results/cellResult.ts';
import { inertResult, inertResults } from '../../notebook/results/inertResult.ts';
import { comesLater, wholeResults } from '../../notebook/results/laterPicture.ts';
import type { KeptResults } from './keptResults.ts';

/** The results of an open notebook: one write after another, of which the last takes all that came meanwhile. */
export class ResultsDesk {
  readonly #kept: Pick<KeptResults, 'put'>;
  readonly #bring: () => Promise<Results>;
  #all: Results;
  #address: string;
  #isWriting = false;
  #waits = false;
  #wasKept = false;
  #later: Promise<Results> | undefined;

  /** `bring` has in whole those of which pictures are yet to come. */
  constructor(
    kept: Pick<KeptResults, 'put'>,
    address: string,
    all: Results,
    bring: () => Promise<Results> = async () => ({}),
  ) {
    this.#kept = kept;
    this.#bring = bring;
    this.#address = address;
    this.#all = inertResults(all);
  }

  /** What cells show as of now. */
  get all(): Results {
    return this.#all;
  }

  /** Brings the pictures that are yet to come; in whole, the results that had such. */
  async whole(): Promise<Results> {
    if (!Object.values(this.#all).some(comesLater)) return (await this.#later) ?? {};
    const bringing = (this.#later ??= this.#bring());
    let later: Results = {};
    try {
      later = await bringing;
    } finally {
      // What cannot be had now may be had later.
      if (Object.keys(later).length === 0 && this.#later === bringing) this.#later = undefined;
    }
    const awaited = Object.entries(this.#all).flatMap(([id, result]) => {
      const whole = comesLater(result) && Object.hasOwn(later, id) ? later[id] : undefined;
      return whole ? [[id, whole] as const] : [];
    });
    this.#all = { ...this.#all, ...Object.fromEntries(awaited) };
    if (this.#wasKept && awaited.length > 0) void this.#write();
    return later;
  }

  /** Takes what a cell shows, as far as that does nothing; its id. */
  save(id: string, result: CellResult): string {
    const inert = inertResult(result);
    if (!inert) throw new TypeError('That is no result of a cell');
    this.#all = { ...this.#all, [id]: inert };
    void this.#write();
    return id;
  }

  /** The notebook has another address from now on. */
  moveTo(address: string): void {
    if (address === this.#address) return;
    this.#address = address;
    if (Object.keys(this.#all).length > 0) void this.#write();
  }

  async #write(): Promise<void> {
    this.#waits = this.#wasKept = true;
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waits) {
      this.#waits = false;
      // Where storage refuses, the notice about the notebook says so, and results can be had again by running.
      await this.#kept.put(this.#address, wholeResults(this.#all)).catch(() => undefined);
    }
    this.#isWriting = false;
  }
}
