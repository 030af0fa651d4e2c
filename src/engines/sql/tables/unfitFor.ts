import { isWellFormed } from '../../isWellFormed.ts';
import { isMarked } from '../../../../workers/wire/marked.ts';
import { isList } from '../../../known/isList.ts';
import { isRecord } from '../../../known/isRecord.ts';

/** HUGEINT of DuckDB; a longer integer it reads as a double, without a word. */
const GREATEST = 2n ** 127n - 1n;

/**
 * What in a value of another language would be another as an SQL constant, as the end of a sentence: DuckDB would
 * round it, or take it for another type, without a word. `undefined` where nothing would.
 */
export function unfitFor(value: unknown): string | undefined {
  if (typeof value === 'bigint')
    return value > GREATEST || value < -GREATEST ? 'has an integer beyond the longest of SQL (HUGEINT)' : undefined;
  if (typeof value === 'string') return isWellFormed(value) ? undefined : 'has halves of characters';
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (isMarked(value)) {
    if (value.$skybook === 'set') return unfitItems(value.items);
    if (value.$skybook !== 'entries') return undefined;
    return unfitItems(value.entries.map(([key]) => key)) ?? unfitItems(value.entries.map(([, item]) => item));
  }
  if (isList(value)) return unfitItems(Array.from(value));
  const names = Object.keys(value);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    return 'has names that differ in case alone, which SQL does not tell apart';
  return names.includes('') ? 'has an empty name' : firstOf(Object.values(value));
}

function unfitItems(items: readonly unknown[]): string | undefined {
  const kinds = new Set(items.flatMap((item) => kindOf(item) ?? []));
  if (kinds.size > 1) return `has values of several kinds (${[...kinds].toSorted().join(', ')}) in one list`;
  const units = new Set(items.flatMap((item) => unitOf(item) ?? []));
  if (units.size > 1) return `has values in several units (${[...units].join(', ')}) in one list`;
  const isLong = (item: unknown) => typeof item === 'bigint' && BigInt(Number(item)) !== item;
  if (items.some(isLong) && items.some((item) => typeof item === 'number' && !Number.isInteger(item)))
    return 'has integers beyond 2^53 beside fractions in one list';
  if (kinds.has('list')) return unfitItems(items.flatMap((item) => (isList(item) ? Array.from(item) : [])));
  if (!kinds.has('object')) return firstOf(items);
  const rows = items.filter(isRecord);
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return firstOf(rows) ?? firstOf([...names].map((name) => rows.map((row) => row[name])));
}

function firstOf(items: readonly unknown[]): string | undefined {
  for (const item of items) {
    const found = unfitFor(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unitOf(value: unknown): string | undefined {
  return isRecord(value) && isMarked(value) && value.$skybook === 'quantity' ? value.unit : undefined;
}

function kindOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'bigint') return 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value !== 'object') return typeof value;
  if (isList(value)) return 'list';
  if (!isMarked(value)) return value instanceof Date ? 'moment' : 'object';
  if (value.$skybook === 'quantity') return 'number';
  return value.$skybook === 'moment' && value.as === 'date' ? 'date' : value.$skybook;
}
