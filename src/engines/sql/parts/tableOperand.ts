import type { Column } from '../../../../workers/wire/column.ts';
import { WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { difference, intersection } from '../../../catalogue/coverage/setOperations.ts';
import { coverageOf } from '../../../catalogue/coverage/coverage.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { LeftPart, MatchOperand } from './matchOperand.ts';
import type { PlacedTable } from './placedTable.ts';
import type { Part, Planning } from './part.ts';

const COARSE_PIXELS = 256;
const FINE_PIXELS = 512;

/** A table of the notebook as a side of a cross-match; its rows are sent to the workers. */
export class TableOperand implements MatchOperand {
  readonly name: string;
  readonly #source: string;
  readonly #placed: PlacedTable;
  readonly #coordinator: Member;
  /** Where the other side's partitions are: the parts that this side is cut into. */
  readonly #cells: readonly Coverage[];
  #shipped = 0;

  constructor(name: string, source: string, placed: PlacedTable, cells: readonly Coverage[], coordinator: Member) {
    this.name = name;
    this.#source = source;
    this.#placed = placed;
    this.#cells = cells.length > 0 ? cells : [WHOLE_SKY];
    this.#coordinator = coordinator;
  }

  get columns(): readonly Column[] {
    return this.#placed.columns;
  }

  get position(): { readonly ra: string; readonly dec: string } {
    return this.#placed.position;
  }

  get partCount(): number {
    return this.#cells.length;
  }

  async types(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#coordinator.describe(`FROM ${identifier(this.#source)}`)).map(({ name, type }) => [name, type]));
  }

  reach(radiusDeg: number): Coverage {
    return grown(this.#placed.coverage(WHOLE_SKY, FINE_PIXELS), radiusDeg);
  }

  async parts(names: ReadonlySet<string>, _conditions: readonly Expression[], within: Coverage, planning: Planning): Promise<readonly LeftPart[]> {
    const rest = difference(WHOLE_SKY, coverageOf(this.#cells.flat()));
    return [...this.#cells, rest].flatMap((cell, i) => {
      const own = intersection(cell, within);
      const rows = this.#placed.count(own);
      if (rows === 0) return [];
      return [{ ...this.#part(own, rows, names, planning, `part ${i + 1} of the table`), coverage: this.#placed.coverage(own, COARSE_PIXELS) }];
    });
  }

  async around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>, planning: Planning): Promise<Part | undefined> {
    const near = grown(left.coverage, radiusDeg);
    const rows = this.#placed.count(near);
    return rows === 0 ? undefined : this.#part(near, rows, names, planning, left.label);
  }

  release(): Promise<void> {
    return this.#placed.release();
  }

  #part(coverage: Coverage, rows: number, names: ReadonlySet<string>, { signal }: Planning, label: string): Part {
    const columns = this.columns.map(({ name }) => name).filter((name) => names.has(name));
    const table = `__skybook_sent_${identifierPart(this.#source)}_${this.#shipped++}`;
    return {
      label,
      files: [],
      shipped: [{ table, ipc: () => this.#placed.rows(coverage, columns, signal) }],
      rowsSql: () => `SELECT * FROM ${identifier(table)}`,
      rowGroups: 0,
      rows,
      bytes: 0,
      unpackedBytes: rows * columns.length * 8,
    };
  }
}

function identifierPart(name: string): string {
  return name.replace(/\W/g, '_');
}
