import { coverageOf, WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { difference, intersection } from '../../../catalogue/coverage/setOperations.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { MatchSide } from '../program/source.ts';
import type { LeftPart, MatchOperand, SideNeed } from './matchOperand.ts';
import type { Part } from './part.ts';
import type { PlacedTable } from './placedTable.ts';

const COARSE_PIXELS = 256;
const FINE_PIXELS = 512;

/** A table of the notebook as a side of a cross-match; its rows are sent to the workers. */
export class TableOperand implements MatchOperand {
  readonly #side: MatchSide;
  readonly #placed: PlacedTable;
  readonly #signal: AbortSignal;
  readonly #cells: readonly Coverage[];
  #shipped = 0;

  constructor(side: Extract<MatchSide, { kind: 'table' }>, placed: PlacedTable, signal: AbortSignal) {
    this.#side = side;
    this.#placed = placed;
    this.#signal = signal;
    this.#cells = side.cells.length > 0 ? side.cells : [WHOLE_SKY];
  }

  get partCount(): number {
    return this.#cells.length;
  }

  reach(radiusDeg: number): Coverage {
    return grown(this.#placed.coverage(WHOLE_SKY, FINE_PIXELS), radiusDeg);
  }

  async parts({ names }: SideNeed, within: Coverage): Promise<readonly LeftPart[]> {
    const rest = difference(WHOLE_SKY, coverageOf(this.#cells.flat()));
    return [...this.#cells, rest].flatMap((cell, i) => {
      const own = intersection(cell, within);
      if (this.#placed.count(own) === 0) return [];
      const part = this.#part(own, names, `part ${i + 1} of the table`);
      return [{ ...part, coverage: this.#placed.coverage(own, COARSE_PIXELS) }];
    });
  }

  async around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>): Promise<Part | undefined> {
    const near = grown(left.coverage, radiusDeg);
    return this.#placed.count(near) === 0 ? undefined : this.#part(near, names, left.label);
  }

  #part(coverage: Coverage, names: ReadonlySet<string>, label: string): Part {
    const rows = this.#placed.count(coverage);
    const columns = this.#side.columns.map(({ name }) => name).filter((name) => names.has(name));
    const table = `__skybook_sent_${this.#side.table.replace(/\W/g, '_')}_${this.#shipped++}`;
    return {
      label,
      files: [],
      shipped: [{ table, ipc: () => this.#placed.rows(coverage, columns, this.#signal) }],
      rowsSql: () => `SELECT * FROM ${identifier(table)}`,
      rowGroups: 0,
      rows,
      bytes: 0,
      unpackedBytes: rows * columns.length * 8,
    };
  }
}
