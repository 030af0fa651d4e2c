import { tableFromIPC } from 'apache-arrow';
import { WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import type { Predicate } from '../../../catalogue/parquet/predicate.ts';
import type { FileBytes } from '../bytes/fileBytes.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import { planParts } from './partitionParts.ts';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { readSql } from './partitionSql.ts';
import type { Planning } from './part.ts';

/** What reads an index. */
export type IndexReading = { readonly catalogues: Catalogues; readonly coordinator: Member; readonly bytes: FileBytes };

type Value = number | bigint | string;

/** An index that costs more than this is not read: it would save little. */
const MOST_BYTES = 16e6;
const MOST_VALUES = 10_000;

/**
 * The partitions that can fulfil the predicates, by the indexes of a catalogue's collection (HATS 1.0: a column's values with Norder and
 * Npix); all of them where no predicate asks for single values of an indexed column, or its index cannot be read.
 */
export async function indexLookup(catalogue: Catalogue, partitions: readonly Partition[], predicates: readonly Predicate[], reading: IndexReading, planning: Planning): Promise<readonly Partition[]> {
  if (partitions.length < 2 || partitions.some(({ order }) => order === undefined)) return partitions;
  for (const { column, intervals } of predicates) {
    const index = catalogue.indexes.find((known) => known.column.toLowerCase() === column.toLowerCase());
    const values = intervals.flatMap(({ min, max }) => ((typeof min === 'number' || typeof min === 'bigint' || typeof min === 'string') && min === max ? [min] : []));
    if (!index || values.length < intervals.length || values.length > MOST_VALUES) continue;
    planning.onProgress(`${catalogue.name}: looking ${column} up in its index`);
    const places = await placesOf(index.url, index.column, values, reading, planning).catch(() => undefined);
    if (planning.signal.aborted || !places) continue;
    return partitions.filter(({ order, pixel }) => places.has(`${order}/${pixel}`));
  }
  return partitions;
}

async function placesOf(url: string, column: string, values: readonly Value[], { catalogues, coordinator, bytes }: IndexReading, planning: Planning): Promise<ReadonlySet<string> | undefined> {
  const index = await catalogues.open(url);
  const predicates = [{ column, intervals: values.map((value) => ({ min: value, max: value })) }];
  const parts = await planParts(index, { columns: [column, 'Norder', 'Npix'], predicates, coverage: WHOLE_SKY, partitions: index.partitions }, catalogues, planning);
  if (parts.reduce((sum, part) => sum + part.bytes, 0) > MOST_BYTES) return undefined;
  const places = new Set<string>();
  for (const part of parts) {
    await Promise.all(part.files.map(async ({ file, ranges }) => {
      const remote = catalogues.remote(file);
      const missing = await coordinator.openFile(remote, file.held, ranges.map(({ start, end }) => [start, end] as const));
      await bytes.get(file, missing, (piece) => coordinator.fill(remote.name, piece), planning.signal);
    }));
    const rows = readSql(part, (file) => catalogues.remote(file).name);
    const ipc = await coordinator.query(`SELECT DISTINCT concat(Norder, '/', Npix) AS place FROM (${rows}) WHERE ${identifier(column)} IN (${values.map(literal).join(', ')})`, planning.signal);
    for (const place of tableFromIPC(ipc).getChild('place') ?? []) places.add(String(place));
  }
  return places;
}

function literal(value: Value): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}
