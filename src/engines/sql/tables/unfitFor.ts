import { isWellFormed } from '../../isWellFormed.ts';
import { isMarked } from '../../../../workers/wire/marked.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
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
    if (value.$skybook === 'quantity') return unfitFor(value.value);
    if (value.$skybook === 'entries') return unfitEntries([value]);
    return value.$skybook === 'set' ? unfitItems(value.items) : undefined;
  }
  if (isList(value)) return unfitItems(Array.from(value));
  return unfitNames(Object.keys(value)) ?? firstOf(Object.values(value));
}

/** Items of one list, which DuckDB brings to one type: of lists in it so all items, of structs those of each name. */
function unfitItems(items: readonly unknown[]): string | undefined {
  const kinds = new Set(items.flatMap((item) => kindOf(item) ?? []));
  if (kinds.size > 1) return `has values of several kinds (${[...kinds].toSorted().join(', ')}) in one list`;
  if (kinds.has('number')) return unfitNumbers(items);
  if (kinds.has('list') || kinds.has('set')) return unfitItems(items.flatMap(itemsIn));
  if (kinds.has('entries')) return unfitEntries(items);
  if (!kinds.has('object')) return firstOf(items);
  const rows = items.filter(isRecord);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return unfitNames(names) ?? firstOf(names.map((name) => rows.map((row) => row[name])));
}

function unfitNumbers(items: readonly unknown[]): string | undefined {
  const units = new Set(items.flatMap((item) => (kindOf(item) === undefined ? [] : (unitOf(item) ?? 'no unit'))));
  if (units.size > 1) return `has values in several units (${[...units].join(', ')}) in one list`;
  const numbers = items.map(numberOf);
  const isLong = (item: unknown) => typeof item === 'bigint' && BigInt(Number(item)) !== item;
  // As in sqlLiteral, which writes these as doubles: beside them DuckDB makes doubles of all.
  const isDouble = (item: unknown) => typeof item === 'number' && (!Number.isSafeInteger(item) || Object.is(item, -0));
  return numbers.some(isLong) && numbers.some(isDouble)
    ? 'has integers beyond 2^53 beside fractions, or what only a fraction can be, in one list'
    : firstOf(numbers);
}

function unfitEntries(maps: readonly unknown[]): string | undefined {
  const entries = maps.flatMap((map) =>
    isRecord(map) && isMarked(map) && map.$skybook === 'entries' ? [...map.entries] : [],
  );
  return unfitItems(entries.map(([key]) => key)) ?? unfitItems(entries.map(([, item]) => item));
}

function unfitNames(names: readonly string[]): string | undefined {
  if (new Set(names.map(sqlKey)).size < names.length)
    return 'has names that differ in case alone, which SQL does not tell apart';
  return names.includes('') ? 'has an empty name' : undefined;
}

function firstOf(items: readonly unknown[]): string | undefined {
  for (const item of items) {
    const found = unfitFor(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function itemsIn(value: unknown): readonly unknown[] {
  if (isList(value)) return Array.from(value);
  return isRecord(value) && isMarked(value) && value.$skybook === 'set' ? value.items : [];
}

function unitOf(value: unknown): string | undefined {
  return isRecord(value) && isMarked(value) && value.$skybook === 'quantity' ? value.unit : undefined;
}

function numberOf(value: unknown): unknown {
  return isRecord(value) && isMarked(value) && value.$skybook === 'quantity' ? value.value : value;
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
