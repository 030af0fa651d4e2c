import { recordOf } from '../../known/recordOf.ts';
import { rangeOf } from '../healpix/tree.ts';
import { cellsOf } from './cells.ts';
import { coverageOf, type Coverage, type IndexRange } from './coverage.ts';

/**
 * The text of a MOC in JSON as a value that has lost no digit: pixels beyond 2^53, which orders from 25 on have, are
 * texts of their digits.
 */
export function parseMocJson(text: string): Readonly<Record<string, unknown>> {
  return recordOf(JSON.parse(text.replace(/([[,]\s*)(\d{16,20})(?=\s*[,\]])/g, '$1"$2"')));
}

/** A MOC in JSON: order → pixels (IVOA MOC 2.0 §4.3.3). Throws `SyntaxError` for what is none. */
export function mocFromJson(json: Readonly<Record<string, unknown>>): Coverage {
  const ranges: IndexRange[] = [];
  for (const [key, pixels] of Object.entries(json)) {
    const order = orderOf(key);
    if (!Array.isArray(pixels))
      throw new SyntaxError(`A MOC in JSON lists pixels for each order; order ${key} has ${typeof pixels}.`);
    const listed: readonly unknown[] = pixels;
    for (const pixel of listed) {
      const isDigits = typeof pixel === 'string' && /^\d{16,20}$/.test(pixel);
      if (!isDigits && !(typeof pixel === 'number' && Number.isSafeInteger(pixel)))
        throw new SyntaxError(
          `A MOC in JSON lists whole numbers of pixels; order ${key} has ${String(pixel).slice(0, 40)}.`,
        );
      const index = BigInt(pixel);
      ranges.push(checked(order, index, index));
    }
  }
  return coverageOf(ranges);
}

/**
 * A coverage as a MOC in JSON, in the fewest pixels. Orders whose pixels outgrow exact numbers (above 24) are not
 * written: the coverage is first grown to whole pixels of order 24.
 */
export function mocToJson(coverage: Coverage): Record<string, number[]> {
  const finest = 24;
  const shift = BigInt(2 * (29 - finest));
  const grown = coverageOf(
    coverage.map(
      ([start, end]) => [(start >> shift) << shift, ((end + (1n << shift) - 1n) >> shift) << shift] as const,
    ),
  );
  const json: Record<string, number[]> = {};
  for (const { order, pixel } of cellsOf(grown)) (json[order] ??= []).push(Number(pixel));
  return json;
}

/** A MOC in ASCII: `3/1-5,7 4/88` (IVOA MOC 2.0 §4.3.2); spaces may stand for commas, an `s` for space may lead. */
export function mocFromAscii(text: string): Coverage {
  const ranges: IndexRange[] = [];
  let order: number | undefined;
  const isOfTime = /^t|\bt\d/.test(text);
  for (const token of text
    .replace(/#.*$/gm, '')
    .trim()
    .replace(/^s\s*(?=\d)/, '')
    .split(/[\s,]+/)) {
    const found = /^(?:(\d{1,9})\/)?(?:(\d{1,20})(?:-(\d{1,20}))?)?$/.exec(token);
    if (!found || (isOfTime && order === undefined))
      throw new SyntaxError(`“${token.slice(0, 40)}” is no part of a MOC of the sky such as 3/1-5,7 4/88.`);
    if (found[1] !== undefined) order = orderOf(found[1]);
    if (found[2] === undefined) continue;
    if (order === undefined) throw new SyntaxError('A MOC in ASCII begins with an order and a slash, such as 3/1-5.');
    ranges.push(checked(order, BigInt(found[2]), BigInt(found[3] ?? found[2])));
  }
  return coverageOf(ranges);
}

function orderOf(text: string): number {
  const order = Number(text);
  if (!/^\d+$/.test(text) || order > 29) throw new SyntaxError(`“${text}” is no HEALPix order from 0 to 29.`);
  return order;
}

function checked(order: number, first: bigint, last: bigint): IndexRange {
  if (first < 0n || last < first || last >= 12n << BigInt(2 * order))
    throw new SyntaxError(`Order ${order} has no pixels ${first} to ${last}.`);
  return [rangeOf(order, first)[0], rangeOf(order, last)[1]];
}
