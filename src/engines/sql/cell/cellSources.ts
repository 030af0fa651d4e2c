import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { unionOfSources } from '../../../../workers/wire/unionOfSources.ts';

/** Where the rows of a cell's tables came from: the sources of the tables it needs, and what its statements read. */
export class CellSources {
  #found: readonly Provenance[];

  constructor(ofNeeds: readonly Provenance[]) {
    this.#found = ofNeeds;
  }

  /** Notes what a statement reads. */
  add(source: Provenance, statement: string): void {
    this.#found = unionOfSources(this.#found, [{ query: statement.trim(), ...source }]);
  }

  /** Notes how many rows a statement gave. */
  counted(statement: string, rows: number): void {
    this.#found = this.#found.map((source) =>
      source.rows === undefined && source.query === statement.trim() ? { ...source, rows } : source,
    );
  }

  list(): readonly Provenance[] {
    return this.#found;
  }
}
