import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { FILENAME, FILE_ROW_NUMBER } from '../../../catalogue/hats/readOptions.ts';
import type { Interval } from '../../../catalogue/hats/skyInterval.ts';
import { addressElsewhere } from './addressElsewhere.ts';
import { refuseAsked } from './refuseAsked.ts';
import type { WrittenPartition, WrittenRows } from './writtenCell.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Partitions as they are written, each with the interval that a region leaves of it, beside one address. */
export function writeRows(
  { name, url, asks, columns: stated, reading }: Pick<Catalogue, 'name' | 'url' | 'asks' | 'columns' | 'reading'>,
  wanted: readonly string[],
  types: readonly ColumnType[],
  found: readonly (readonly [partition: Partition, hull: Interval | undefined])[],
): WrittenRows {
  refuseAsked({ name, url, asks });
  const elsewhere = found.map(([{ files }, hull]) => [files.map(addressElsewhere), hull] as const);
  const base = sharedBeginning(elsewhere.flatMap(([files]) => files));
  const names = new Set([...wanted, ...found.flatMap(([, hull]) => hull?.column ?? [])].map((name) => sqlKey(name)));
  const has = (name: string) => names.has(name);
  return {
    columns: stated.flatMap(({ name, type }) => {
      const known = types.find((other) => sqlKey(other.name) === sqlKey(name))?.type ?? type;
      return has(sqlKey(name)) && known !== undefined ? [{ name, type: known }] : [];
    }),
    ...(reading?.filename && has(FILENAME) && { filename: true }),
    ...(reading?.fileRowNumber && has(FILE_ROW_NUMBER) && { fileRowNumber: true }),
    ...(reading?.binaryAsString && { binaryAsString: true }),
    base,
    partitions: elsewhere.map(([files, hull]): WrittenPartition => ({
      files: files.map((file) => file.slice(base.length)),
      ...(hull && { where: `${identifier(hull.column)} BETWEEN ${hull.min} AND ${hull.max}` }),
    })),
  };
}

/** What all addresses begin with, up to a slash. */
function sharedBeginning([first = '', ...others]: readonly string[]): string {
  let shared = first.slice(0, first.lastIndexOf('/') + 1);
  for (const other of others)
    while (!other.startsWith(shared)) shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
  return shared;
}
