import { tableFromIPC } from 'apache-arrow';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import type { Catalogue, Companion, Partition } from '../../../catalogue/hats/catalogue.ts';
import type { Predicate } from '../../../catalogue/parquet/predicate.ts';
import { partitionParts } from './partitionParts.ts';
import { partitionSql } from './partitionSql.ts';
import type { Reading } from './reading.ts';
import type { PartitionPart, Wanted } from './wanted.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

type Value = number | bigint | string;

/** What is looked up: an index, and values of its column. */
type Lookup = { readonly index: Companion & { readonly column: string }; readonly values: readonly Value[] };

/** An index that costs more than this is not read: it would save little. */
const MOST_BYTES = 16e6;
const MOST_VALUES = 10_000;

/**
 * The partitions that can fulfil the predicates, by the indexes of a catalogue's collection (HATS 1.0: a column's
 * values with Norder and Npix); all of them where no predicate asks for single values of an indexed column, or its
 * index cannot be read.
 */
export async function indexLookup(
  catalogue: Catalogue,
  wanted: Wanted,
  reading: Reading,
): Promise<readonly Partition[]> {
  const { partitions, predicates } = wanted;
  if (partitions.length < 2 || partitions.some(({ order }) => order === undefined)) return partitions;
  for (const predicate of predicates) {
    const lookup = lookupOf(predicate, catalogue);
    if (!lookup) continue;
    reading.onProgress(`${catalogue.name}: looking ${predicate.column} up in its index`);
    const places = await placesOf(lookup, reading).catch(() => undefined);
    if (reading.signal.aborted || !places) continue;
    return partitions.filter(({ order, pixel }) => places.has(`${order}/${pixel}`));
  }
  return partitions;
}

function lookupOf({ column, intervals }: Predicate, { indexes }: Catalogue): Lookup | undefined {
  const index = indexes.find((known) => sqlKey(known.column) === sqlKey(column));
  const values = intervals.flatMap(({ min, max }) => (isValue(min) && min === max ? [min] : []));
  return index && values.length === intervals.length && values.length <= MOST_VALUES ? { index, values } : undefined;
}

function isValue(bound: unknown): bound is Value {
  return typeof bound === 'number' || typeof bound === 'bigint' || typeof bound === 'string';
}

async function placesOf({ index, values }: Lookup, reading: Reading): Promise<ReadonlySet<string> | undefined> {
  const { column } = index;
  const catalogue = await reading.catalogues.open(index.url);
  const predicates = [{ column, intervals: values.map((value) => ({ min: value, max: value })) }];
  const { partitions } = catalogue;
  const wanted = { columns: [column, 'Norder', 'Npix'], predicates, coverage: WHOLE_SKY, partitions };
  const parts = await partitionParts(catalogue, wanted, reading);
  if (parts.reduce((sum, part) => sum + part.bytes, 0) > MOST_BYTES) return undefined;
  const condition = `${identifier(column)} IN (${values.map(literal).join(', ')})`;
  const places = new Set<string>();
  for (const part of parts) for (const place of await placesIn(part, condition, reading)) places.add(place);
  return places;
}

async function placesIn(part: PartitionPart, condition: string, reading: Reading): Promise<readonly string[]> {
  const { coordinator, files, signal } = reading;
  const bring = await files.open(coordinator, part.files);
  await bring(signal);
  const rows = partitionSql(part, files.nameOf);
  const sql = `SELECT DISTINCT concat(Norder, '/', Npix) AS place FROM (${rows}) WHERE ${condition}`;
  const found = tableFromIPC(await coordinator.query(sql, signal)).getChild('place');
  return Array.from(found ?? [], String);
}

function literal(value: Value): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}
