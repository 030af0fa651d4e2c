import { tableFromIPC, Table as ArrowTable, vectorFromArray, Int64, tableToIPC, makeVector } from 'apache-arrow';
import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { coverageOf, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { pixelsAt } from '../../../catalogue/healpix/pixelAt.ts';
import { positionColumns } from '../../../catalogue/hats/positionColumns.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

const INDEX = '__skybook_healpix';
const ROW = '__skybook_row';

/** A table of the coordinator whose rows are known by their place on the sky. */
export class PlacedTable {
  readonly columns: readonly Column[];
  readonly position: { readonly ra: string; readonly dec: string };
  /** HEALPix indices of its rows at order 29, sorted. */
  readonly indices: BigInt64Array;
  readonly #table: string;
  readonly #coordinator: Member;

  private constructor(table: string, columns: readonly Column[], position: { readonly ra: string; readonly dec: string }, indices: BigInt64Array, coordinator: Member) {
    this.#table = table;
    this.columns = columns;
    this.position = position;
    this.indices = indices;
    this.#coordinator = coordinator;
  }

  /** Copies `source` to `table`, sorted by place; rows without a position are left out. Fails with kind `sql` where it has no columns of positions. */
  static async of(source: string, table: string, columns: readonly Column[], coordinator: Member): Promise<PlacedTable> {
    const position = PlacedTable.positionOf(source, columns);
    const [ra, dec] = [identifier(position.ra), identifier(position.dec)];
    const [numbered, indexed] = [identifier(`${table}_rows`), identifier(`${table}_index`)];
    await coordinator.query(`CREATE OR REPLACE TABLE ${numbered} AS SELECT row_number() OVER () AS ${ROW}, * FROM ${identifier(source)} WHERE isfinite(${ra}::DOUBLE) AND abs(${dec}::DOUBLE) <= 90`);
    const places = tableFromIPC(await coordinator.query(`SELECT ${ROW}, ${ra}::DOUBLE AS ra, ${dec}::DOUBLE AS "dec" FROM ${numbered} ORDER BY ${ROW}`));
    const column = (name: string) => (places.getChild(name)?.toArray() ?? new Float64Array()) as Float64Array;
    const indices = pixelsAt(column('ra'), column('dec'), 29);
    const index = new ArrowTable({ [ROW]: places.numRows > 0 ? places.getChild(ROW)! : vectorFromArray([], new Int64()), [INDEX]: makeVector(indices) });
    await coordinator.query(`DROP TABLE IF EXISTS ${indexed}`);
    await coordinator.putTable(`${table}_index`, tableToIPC(index, 'stream'));
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT * EXCLUDE (${ROW}) FROM ${numbered} JOIN ${indexed} USING (${ROW}) ORDER BY ${INDEX}`);
    await coordinator.query(`DROP TABLE ${numbered}`);
    await coordinator.query(`DROP TABLE ${indexed}`);
    return new PlacedTable(table, columns, position, indices.sort(), coordinator);
  }

  /** The columns of positions; fails with kind `sql` where there are none. */
  static positionOf(source: string, columns: readonly Column[]): { readonly ra: string; readonly dec: string } {
    const position = positionColumns(columns);
    if (position) return position;
    throw new NotebookError({
      kind: 'sql',
      message: `xmatch does not know which columns of ${source.startsWith('__') ? 'the query' : source} are right ascension and declination.`,
      detail: `Its columns are ${columns.map(({ name }) => name).join(', ')}.`,
      advice: 'Name them ra and dec: xmatch((SELECT x AS ra, y AS dec, … FROM …), …).',
    });
  }

  /** Rows that lie in a coverage. */
  count(coverage: Coverage): number {
    return coverage.reduce((sum, [start, end]) => sum + this.#before(end) - this.#before(start), 0);
  }

  /** The coverage of the rows that lie in `within`, by at most some `most` pixels. */
  coverage(within: Coverage, most: number): Coverage {
    const own = within.flatMap(([start, end]) => [...this.indices.subarray(this.#before(start), this.#before(end))]);
    let shift = 0n;
    let pixels = new Set(own);
    while (pixels.size > most && shift < 58n) {
      shift += 2n;
      pixels = new Set([...pixels].map((pixel) => pixel >> 2n));
    }
    return coverageOf([...pixels].map((pixel) => [pixel << shift, (pixel + 1n) << shift] as const));
  }

  /** The named columns of the rows in a coverage, as an Arrow IPC stream. */
  rows(coverage: Coverage, names: readonly string[], signal: AbortSignal): Promise<Uint8Array> {
    const inside = coverage.map(([start, end]) => `${INDEX} BETWEEN ${start} AND ${end - 1n}`).join(' OR ') || 'false';
    return this.#coordinator.query(`SELECT ${names.map(identifier).join(', ')} FROM ${identifier(this.#table)} WHERE ${inside}`, signal);
  }

  async release(): Promise<void> {
    await this.#coordinator.query(`DROP TABLE IF EXISTS ${identifier(this.#table)}`);
  }

  #before(index: bigint): number {
    let low = 0;
    let high = this.indices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.indices[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
