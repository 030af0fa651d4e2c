import { DataType } from 'apache-arrow';
import type { Table as ArrowTable } from 'apache-arrow';
import { columnsOfArrow } from '../../engines/arrowMetadata.ts';
import { angleDeg } from '../../catalogue/position/angle.ts';
import { toIcrs } from '../../catalogue/position/toIcrs.ts';
import { positionColumns } from '../../catalogue/position/positionColumns.ts';
import { itemAt } from '../../known/itemAt.ts';
import { present } from '../../known/present.ts';

/** The rows of a table that have a place on the sky (ICRS degrees), at most `most` of them, spread evenly. */
export type Positions = {
  readonly rows: Uint32Array;
  readonly raDeg: Float64Array;
  readonly decDeg: Float64Array;
  readonly skipped: number;
  readonly total: number;
};

const isText = (type: DataType): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || (DataType.isDictionary(type) && isText(type.dictionary));

/**
 * Reads positions; rows with null, NaN or impossible angles are skipped and counted. Throws in words when there are no
 * position columns.
 */
export function positionsOf(
  arrow: ArrowTable,
  asked: { readonly ra?: string; readonly dec?: string },
  most: number,
): Positions {
  const columns = columnsOfArrow(arrow).map((column, i) => ({
    ...column,
    text: isText(itemAt(arrow.schema.fields, i).type),
  }));
  const found = positionColumns(columns, asked);
  if (!found) throw new RangeError('the table has no columns of positions; name them with `ra` and `dec`');
  const [ra, dec] = [present(arrow.getChildAt(found.ra)), present(arrow.getChildAt(found.dec))];
  const total = arrow.numRows;
  const rows = new Uint32Array(total);
  const raDeg = new Float64Array(total);
  const decDeg = new Float64Array(total);
  let count = 0;
  for (let row = 0; row < total; row++) {
    const lonDeg = angleDeg(ra.get(row), found.raForm);
    const latDeg = angleDeg(dec.get(row), found.decForm);
    if (!Number.isFinite(lonDeg) || !(Math.abs(latDeg) <= 90)) continue;
    const [a, d] = toIcrs(found.frame, lonDeg, latDeg);
    rows[count] = row;
    raDeg[count] = a;
    decDeg[count] = d;
    count++;
  }
  const kept = Math.min(count, most);
  const pick = <T extends Uint32Array | Float64Array>(from: T, to: T): T => {
    for (let i = 0; i < kept; i++) to[i] = from[Math.floor((i * count) / kept)]!;
    return to;
  };
  return {
    rows: pick(rows, new Uint32Array(kept)),
    raDeg: pick(raDeg, new Float64Array(kept)),
    decDeg: pick(decDeg, new Float64Array(kept)),
    skipped: total - count,
    total: count,
  };
}
