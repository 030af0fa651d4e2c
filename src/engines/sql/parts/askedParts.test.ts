import { expect, test } from 'vitest';
import { WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { coverRegion } from '../../../catalogue/region/coverRegion.ts';
import type { Partition, Product } from '../../../catalogue/hats/catalogue.ts';
import { pixelAt } from '../../../catalogue/healpix/pixelAt.ts';
import { askedParts, type AskedCatalogue } from './askedParts.ts';
import type { Reading } from './reading.ts';

const reading = { signal: new AbortController().signal, planOnly: true } as Partial<Reading> as Reading;

async function bounds(product: Product, at: readonly [ra: number, dec: number], coverage: Coverage) {
  const pixel = Number(pixelAt(...at, 3));
  const partition: Partition = { files: ['https://server.data.lsdb.io/a.parquet'], order: 3, pixel, rows: 100 };
  const catalogue: AskedCatalogue = {
    ...{ name: 'x', url: 'https://server.data.lsdb.io/', product, partitions: [partition] },
    columns: [{ name: 'dec', type: 'DOUBLE' }],
    ...{ position: { ra: 'ra', dec: 'dec' }, margins: [], indexes: [], properties: {} },
    asks: { mostColumns: Infinity, and: ',' },
  };
  const wanted = { columns: ['dec'], predicates: [], coverage, partitions: [partition] };
  const [part] = await askedParts(catalogue, wanted, reading);
  const url = decodeURIComponent(String(part!.files[0]!.url));
  const [, min] = /dec>=(-?[\d.]+)/.exec(url) ?? [];
  const [, max] = /dec<=(-?[\d.]+)/.exec(url) ?? [];
  return { min: min === undefined ? -90 : Number(min), max: max === undefined ? 90 : Number(max) };
}

const cone = coverRegion({ kind: 'circle', raDeg: 40, decDeg: 30, radiusDeg: 1 });

test.each([
  ['about a cone', [40, 30]],
  ['beside it', [40, 37]],
  ['that does not touch it', [200, -60]],
] as const)('a margin’s partition %s is asked for the whole cone, which its rows may lie in', async (_, at) => {
  const { min, max } = await bounds('margin', at, cone);
  expect(min).toBeLessThanOrEqual(29);
  expect(max).toBeGreaterThanOrEqual(31);
  expect([min, max].map(Math.abs).every((dec) => dec < 35)).toBe(true);
});

test('an object’s partition is asked for what the cone leaves of its own pixel, a margin for all where there is none', async () => {
  const wide = coverRegion({ kind: 'circle', raDeg: 40, decDeg: 30, radiusDeg: 20 });
  const own = await bounds('object', [40, 47], wide);
  expect(own.min).toBeGreaterThan(35);
  expect(await bounds('margin', [40, 47], WHOLE_SKY)).toEqual({ min: -90, max: 90 });
});
