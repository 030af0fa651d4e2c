import type { CellResult, Results } from '../../notebook/results/cellResult.ts';
import { inertResult, inertResults } from '../../notebook/results/inertResult.ts';
import type { KeptResults } from './keptResults.ts';

/** The results of an open notebook: one write after another, of which the last takes all that came meanwhile. */
export class ResultsDesk {
  readonly #kept: Pick<KeptResults, 'put'>;
  #all: Results;
  #address: string;
  #isWriting = false;
  #waits = false;

  constructor(kept: Pick<KeptResults, 'put'>, address: string, all: Results) {
    this.#kept = kept;
    this.#address = address;
    this.#all = inertResults(all);
  }

  /** What cells show as of now. */
  get all(): Results {
    return this.#all;
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
    this.#waits = true;
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waits) {
      this.#waits = false;
      // Where storage refuses, the notice about the notebook says so, and results can be had again by running.
      await this.#kept.put(this.#address, this.#all).catch(() => undefined);
    }
    this.#isWriting = false;
  }
}
