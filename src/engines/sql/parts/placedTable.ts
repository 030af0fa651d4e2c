import { tableFromIPC, Table as ArrowTable, vectorFromArray, Int64, tableToIPC, makeVector } from 'apache-arrow';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { coverageOf, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { pixelsAt } from '../../../catalogue/healpix/pixelAt.ts';
import type { MatchSide } from '../program/source.ts';
import type { Reading } from './reading.ts';

const INDEX = '__skybook_healpix';
const ROW = '__skybook_row';

type Coordinator = Reading['coordinator'];

/** A table of the coordinator whose rows are known by their place on the sky. */
export class PlacedTable {
  /** HEALPix indices of its rows at order 29, sorted. */
  readonly indices: BigInt64Array;
  readonly #table: string;
  readonly #coordinator: Coordinator;

  private constructor(table: string, indices: BigInt64Array, coordinator: Coordinator) {
    this.#table = table;
    this.indices = indices;
    this.#coordinator = coordinator;
  }

  /** Copies the table of a side to `table`, sorted by place; rows without a position are left out. */
  static async of(side: Pick<MatchSide, 'table' | 'icrs'>, table: string, reading: Reading): Promise<PlacedTable> {
    const { coordinator, temporaries } = reading;
    const { ra, dec } = side.icrs;
    const [rows, index] = [`${table}_rows`, `${table}_index`];
    for (const name of [table, rows, index]) temporaries.table(name);
    const placed = `isfinite((${ra})::DOUBLE) AND abs((${dec})::DOUBLE) <= 90`;
    const numbered = `SELECT row_number() OVER () AS ${ROW}, * FROM ${identifier(side.table)} WHERE ${placed}`;
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(rows)} AS ${numbered}`);
    const places = `SELECT ${ROW}, (${ra})::DOUBLE AS ra, (${dec})::DOUBLE AS "dec" FROM ${identifier(rows)} ORDER BY ${ROW}`;
    const { ipc, indices } = indexOf(await coordinator.query(places));
    await coordinator.replaceTable(index, ipc);
    const joined = `${identifier(rows)} JOIN ${identifier(index)} USING (${ROW})`;
    const sorted = `SELECT * EXCLUDE (${ROW}) FROM ${joined} ORDER BY ${INDEX}`;
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${sorted}`);
    for (const name of [rows, index]) await coordinator.query(`DROP TABLE ${identifier(name)}`);
    return new PlacedTable(table, indices.sort(), coordinator);
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
    const list = names.map(identifier).join(', ');
    return this.#coordinator.query(`SELECT ${list} FROM ${identifier(this.#table)} WHERE ${inside}`, signal);
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

/** A table from the number of each row to its HEALPix index, and these. */
function indexOf(rows: Uint8Array): { readonly ipc: Uint8Array; readonly indices: BigInt64Array } {
  const places = tableFromIPC(rows);
  const column = (name: string): Float64Array => places.getChild(name)?.toArray() ?? new Float64Array();
  const indices = pixelsAt(column('ra'), column('dec'), 29);
  const numbers = places.numRows > 0 ? places.getChild(ROW) : null;
  const index = new ArrowTable({ [ROW]: numbers ?? vectorFromArray([], new Int64()), [INDEX]: makeVector(indices) });
  return { ipc: tableToIPC(index, 'stream'), indices };
}
