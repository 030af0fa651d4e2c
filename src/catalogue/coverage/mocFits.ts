import { rangeOf } from '../healpix/tree.ts';
import { coverageOf, type Coverage, type IndexRange } from './coverage.ts';
import { firstTable, type FitsTable } from './fitsTable.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * A MOC in FITS, with NUNIQ numbers or ranges (IVOA MOC 2.0 §4.3.1, MOC 1.1 §4). Throws `SyntaxError` for what is none.
 */
export function mocFromFits(bytes: Uint8Array): Coverage {
  const table = firstTable(bytes);
  if (!table) throw new SyntaxError('This is no FITS file with a table, or it is cut short.');
  const dimension = table.header.get('MOCDIM') ?? 'SPACE';
  if (dimension !== 'SPACE')
    throw new SyntaxError(`This MOC covers ${dimension.toLowerCase().replace('.', ' and ')}, not the sky alone.`);
  if (table.header.get('TFIELDS') !== '1')
    throw new SyntaxError('This table has several columns: a map of the sky, not a MOC.');
  const numbers = numbersOf(table);
  const ordering = table.header.get('ORDERING');
  if (ordering === 'RANGE' || ordering === 'RANGE29') return coverageOf(pairs(numbers));
  if (ordering === 'NUNIQ') return coverageOf(numbers.map(rangeOfUniq));
  throw new SyntaxError(`A MOC is ordered by NUNIQ or RANGE; this table says ${ordering ?? 'nothing'}.`);
}

/** The number of an order and a pixel in one, 4^(order + 1) + pixel, as a range (MOC 1.1 §2.4.1). */
function rangeOfUniq(uniq: bigint): IndexRange {
  const order = uniq < 4n ? -1 : Math.floor((uniq.toString(2).length - 3) / 2);
  if (order < 0 || order > 29) throw new SyntaxError(`${uniq} is no NUNIQ number of a pixel.`);
  return rangeOf(order, uniq - (4n << BigInt(2 * order)));
}

function pairs(numbers: readonly bigint[]): IndexRange[] {
  if (numbers.length % 2) throw new SyntaxError('A MOC of ranges has an even count of numbers; this one has not.');
  return Array.from(
    { length: numbers.length / 2 },
    (_, i) => [itemAt(numbers, 2 * i), itemAt(numbers, 2 * i + 1)] as const,
  );
}

function numbersOf({ header, rows, rowBytes }: FitsTable): bigint[] {
  const [, repeat = '', code = ''] = /^(\d*)([A-Z])/.exec(header.get('TFORM1') ?? '') ?? [];
  const width = code === 'K' ? 8 : code === 'J' ? 4 : code === 'I' ? 2 : 0;
  if (!width || Number(repeat || 1) * width !== rowBytes)
    throw new SyntaxError(`A MOC has a column of integers; this one is ${header.get('TFORM1') ?? 'absent'}.`);
  const zero = BigInt(header.get('TZERO1') ?? 0);
  const count = rows.byteLength / width;
  return Array.from({ length: count }, (_, i) => {
    const at = i * width;
    return zero + (width === 8 ? rows.getBigInt64(at) : BigInt(width === 4 ? rows.getInt32(at) : rows.getInt16(at)));
  });
}
