/** What DuckDB makes of a footer, to a byte of it as it is written: measured with 150 columns in 20 row groups. */
const PARSED_TIMES = 8;

/** The files whose footers a DuckDB keeps, which by itself forgets none. */
export class KeptFooters {
  readonly #limitBytes: number;
  readonly #bytes = new Map<string, number>();
  #sum = 0;

  /** `limitBytes` is what DuckDB may take for them in memory. */
  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Notes files that are about to be read; those used longest ago that DuckDB must forget for them. */
  use(files: readonly { readonly name: string; readonly footerBytes?: number }[]): readonly string[] {
    for (const { name, footerBytes = 0 } of files) {
      this.#drop(name);
      this.#bytes.set(name, PARSED_TIMES * footerBytes);
      this.#sum += PARSED_TIMES * footerBytes;
    }
    const used = new Set(files.map(({ name }) => name));
    const forgotten: string[] = [];
    for (const name of [...this.#bytes.keys()]) {
      if (this.#sum <= this.#limitBytes || used.has(name)) break;
      this.#drop(name);
      forgotten.push(name);
    }
    return forgotten;
  }

  #drop(name: string): void {
    this.#sum -= this.#bytes.get(name) ?? 0;
    this.#bytes.delete(name);
  }
}
