import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { diskRead } from '../testing/diskRead.ts';
import { mergeRanges } from './mergeRanges.ts';
import { openParquet } from './openParquet.ts';
import type { ParquetFile } from './parquetFile.ts';
import { mayHold, type ColumnStatistics } from './predicate.ts';
import { rangePlan } from './rangePlan.ts';

const folder = resolve(import.meta.dirname, '../../../public/catalogues/hipparcos/dataset');

describe('mayHold', () => {
  const doubles: ColumnStatistics = { min: -5, max: 10, nullCount: 3n, rows: 100n };
  const on = (min?: number | bigint | string, max?: number | bigint | string) => ({
    column: 'x',
    intervals: [{ min, max }],
  });

  it('keeps what an interval touches and drops what it misses', () => {
    expect(mayHold(on(10, 20), doubles)).toBe(true);
    expect(mayHold(on(10.5), doubles)).toBe(false);
    expect(mayHold(on(undefined, -5.1), doubles)).toBe(false);
    expect(mayHold({ column: 'x', intervals: [{ max: -6 }, { min: 3, max: 4 }] }, doubles)).toBe(true);
    expect(mayHold({ column: 'x', intervals: [] }, doubles)).toBe(false);
  });

  it('compares 64-bit integers exactly, and with a double as SQL does, which rounds them', () => {
    const ids: ColumnStatistics = { min: 9007199254740993n, max: 9007199254740995n, rows: 10n };
    expect(mayHold(on(9007199254740992n, 9007199254740992n), ids)).toBe(false);
    expect(mayHold(on(9007199254740993n), ids)).toBe(true);
    expect(mayHold(on(undefined, 9007199254740992), ids)).toBe(true);
    expect(mayHold(on(undefined, 9007190000000000), ids)).toBe(false);
  });

  it('keeps rows of absent, unordered or incomparable statistics, and drops rows that are all null', () => {
    expect(mayHold(on(99), { ...doubles, min: undefined })).toBe(true);
    expect(mayHold(on(99), { ...doubles, min: NaN })).toBe(true);
    expect(mayHold(on(99), { ...doubles, min: 7, max: 3 })).toBe(true);
    expect(mayHold(on('z'), doubles)).toBe(true);
    expect(mayHold(on(0), { nullCount: 4n, rows: 4n })).toBe(false);
  });

  it('allows for the rounding of constants to single precision, in which a column may be here or in its catalogue', () => {
    const singles: ColumnStatistics = { min: Math.fround(0.1), max: Math.fround(0.1), rows: 1n };
    expect(mayHold(on(0.1, 0.1), singles)).toBe(true);
    expect(mayHold(on(0.100001, 0.100001), singles)).toBe(false);
  });

  it('orders strings as UTF-8 bytes or not at all', () => {
    const names: ColumnStatistics = { min: 'Aldebaran', max: 'Vega', rows: 10n };
    expect(mayHold(on('Wezen'), names)).toBe(false);
    expect(mayHold(on('Mira', 'Mira'), names)).toBe(true);
    expect(mayHold(on('\u{1F31F}'), names)).toBe(true);
  });
});

it('joins ranges that touch or nearly touch', () => {
  expect(
    mergeRanges(
      [
        { start: 50, end: 60 },
        { start: 0, end: 10 },
        { start: 12, end: 20 },
        { start: 5, end: 8 },
      ],
      2,
    ),
  ).toEqual([
    { start: 0, end: 20 },
    { start: 50, end: 60 },
  ]);
});

describe('rangePlan on the sample catalogue', () => {
  let file: ParquetFile;
  beforeAll(async () => {
    file = await openParquet(resolve(folder, 'Norder=1/Dir=0/Npix=36.parquet'), diskRead);
  });

  it('reads whole chunks of the named columns, whatever the case of their names', () => {
    const plan = rangePlan(file.metadata, ['HIP', 'ra']);
    const chunks = file.metadata.row_groups.flatMap((group) =>
      group.columns.filter(({ meta_data: m }) => ['hip', 'ra'].includes(m!.path_in_schema[0]!)),
    );
    expect(plan.idealBytes).toBe(chunks.reduce((sum, { meta_data: m }) => sum + Number(m!.total_compressed_size), 0));
    expect(plan.rows).toBe(Number(file.metadata.num_rows));
    expect(plan.bytes).toBeGreaterThanOrEqual(plan.idealBytes);
    expect(plan.ranges.every(({ start, end }) => start >= 4 && end < file.totalBytes)).toBe(true);
  });

  it('leaves out row groups whose statistics exclude every row', () => {
    const brightest = Math.min(
      ...file.metadata.row_groups.map(
        (g) =>
          g.columns.find((c) => c.meta_data!.path_in_schema[0] === 'hpmag')!.meta_data!.statistics!.min_value as number,
      ),
    );
    const plan = rangePlan(file.metadata, ['hip'], [{ column: 'hpmag', intervals: [{ max: brightest }] }]);
    expect(plan.rowGroups).toHaveLength(1);
    expect(
      rangePlan(file.metadata, ['hip'], [{ column: 'hpmag', intervals: [{ max: brightest - 0.001 }] }]),
    ).toMatchObject({ rowGroups: [], ranges: [], bytes: 0, rows: 0 });
  });

  it('keeps all row groups for a column that the file does not have', () => {
    expect(rangePlan(file.metadata, ['hip'], [{ column: 'nowhere', intervals: [] }]).rowGroups).toHaveLength(
      file.metadata.row_groups.length,
    );
  });

  it('reads nothing for no columns, and still counts the rows', () => {
    expect(rangePlan(file.metadata, [])).toMatchObject({ bytes: 0, ranges: [], rows: Number(file.metadata.num_rows) });
  });
});

it.each(
  DATA_FOLDERS.map(({ name, path }) => [
    name,
    path(
      'hats',
      name === 'ours'
        ? 'nested/dataset/Norder=0/Dir=0/Npix=4.parquet'
        : 'hats-tests/small_sky_nested/dataset/Norder=1/Dir=0/Npix=47.parquet',
    ),
  ]),
)('brings all parts of a nested column (%s)', async (_, nested) => {
  const file = await openParquet(nested, diskRead);
  const plan = rangePlan(file.metadata, ['lc']);
  const parts = file.metadata.row_groups[0]!.columns.filter((c) => c.meta_data!.path_in_schema[0] === 'lc');
  expect(parts.length).toBeGreaterThan(5);
  expect(plan.idealBytes).toBe(parts.reduce((sum, c) => sum + Number(c.meta_data!.total_compressed_size), 0));
  expect(plan.bytes).toBeLessThanOrEqual(readFileSync(nested).length);
});
