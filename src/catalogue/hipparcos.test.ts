import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from './hats/catalogue.ts';
import { openCatalogue } from './hats/openCatalogue.ts';
import { coveragePredicate, prune } from './hats/prune.ts';
import { pixelAt } from './healpix/pixelAt.ts';
import { rangeOf } from './healpix/tree.ts';
import { ancestorOf } from './testing/pixels.ts';
import { openParquet } from './parquet/openParquet.ts';
import { rangePlan } from './parquet/rangePlan.ts';
import { coverRegion } from './region/coverRegion.ts';
import type { Region } from './region/region.ts';
import { regionContains } from './testing/regionContains.ts';
import { diskRead } from './testing/diskRead.ts';
import { parquetRows } from './testing/parquetRows.ts';

type Star = {
  readonly hip: number;
  readonly ra: number;
  readonly dec: number;
  readonly parallax: number;
  readonly pmra: number;
  readonly pmdec: number;
  readonly _healpix_29: bigint;
};

const COLUMNS = ['hip', 'ra', 'dec', 'parallax', 'pmra', 'pmdec', '_healpix_29'];
const folder = resolve(import.meta.dirname, '../../public/catalogues/hipparcos');

describe('the sample catalogue of Hipparcos stars', () => {
  let catalogue: Catalogue;
  let stars: Star[][];
  beforeAll(async () => {
    catalogue = await openCatalogue(folder, diskRead);
    stars = await Promise.all(
      catalogue.partitions.map(async ({ files }) => (await parquetRows(files[0]!, COLUMNS)) as Star[]),
    );
  });

  it('holds 117,955 stars, each once, in at least 12 partitions', () => {
    expect(catalogue.partitions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(stars.flat().map(({ hip }) => hip)).size).toBe(117955);
    expect(stars.flat()).toHaveLength(117955);
    expect(catalogue.rows).toBe(117955);
  });

  it('has partitions that overlap nowhere and every star in its own', () => {
    const ranges = catalogue.partitions
      .map(({ order, pixel }) => rangeOf(order!, BigInt(pixel!)))
      .sort((a, b) => Number(a[0] - b[0]));
    for (let i = 1; i < ranges.length; i++) expect(ranges[i]![0]).toBeGreaterThanOrEqual(ranges[i - 1]![1]);
    catalogue.partitions.forEach(({ order, pixel }, i) => {
      for (const star of stars[i]!) {
        if (ancestorOf(29, star._healpix_29, order!) !== BigInt(pixel!))
          expect.fail(`HIP ${star.hip} is not in ${order}/${pixel}`);
        if (pixelAt(star.ra, star.dec, 20) !== ancestorOf(29, star._healpix_29, 20))
          expect.fail(`HIP ${star.hip} has another index`);
      }
    });
  });

  it('gives the astrometry of van Leeuwen (2007) for Sirius, Barnard’s star and Proxima', () => {
    const star = (hip: number) => stars.flat().find((s) => s.hip === hip);
    expect(star(32349)).toMatchObject({ parallax: 379.21, pmra: -546.01, pmdec: -1223.07 });
    expect(star(87937)).toMatchObject({ parallax: 548.31, pmra: -798.58, pmdec: 10328.12 });
    expect(star(70890)).toMatchObject({ parallax: 771.64 });
  });

  it('tells units, UCDs and descriptions of its columns, from any of its files', async () => {
    const file = await openCatalogue(catalogue.partitions[0]!.files[0]!, diskRead);
    for (const { columns } of [catalogue, file]) {
      expect(columns.find(({ name }) => name === 'pmra')).toMatchObject({
        type: 'DOUBLE',
        unit: 'mas/yr',
        ucd: 'pos.pm;pos.eq.ra',
        description: 'Proper motion in right ascension times cos(dec)',
      });
    }
  });

  it.each<readonly [string, Region]>([
    ['a circle on the Pleiades', { kind: 'circle', raDeg: 56.75, decDeg: 24.12, radiusDeg: 2 }],
    ['a circle across the pole', { kind: 'circle', raDeg: 359.9, decDeg: -89, radiusDeg: 5 }],
    ['a box across RA 0', { kind: 'box', raDeg: 0, decDeg: 45, widthDeg: 30, heightDeg: 10 }],
    ['a range of RA across 0 and of Dec', { kind: 'zone', raMinDeg: 350, raMaxDeg: 20, decMinDeg: -5, decMaxDeg: 5 }],
    [
      'a concave polygon on Orion',
      {
        kind: 'polygon',
        vertices: [
          [80, -10],
          [90, 10],
          [75, 0],
          [60, 20],
        ],
      },
    ],
  ])('prunes to partitions and row groups that hold every star of %s', async (_, region) => {
    const isInside = regionContains(region);
    const wanted = stars
      .flat()
      .filter(({ ra, dec }) => isInside(ra, dec))
      .map(({ hip }) => hip);
    const coverage = coverRegion(region);
    const kept = prune(catalogue, coverage);
    const predicates = [coveragePredicate(catalogue, coverage)!];
    const read = (
      await Promise.all(
        kept.map(async (partition) => {
          const { metadata } = await openParquet(partition.files[0]!, diskRead);
          const rows = stars[catalogue.partitions.indexOf(partition)]!;
          return rangePlan(metadata, ['hip'], predicates).rowGroups.flatMap((group) =>
            rows.slice(group * 2048, (group + 1) * 2048),
          );
        }),
      )
    ).flat();
    const hips = new Set(read.map(({ hip }) => hip));
    expect(wanted.length).toBeGreaterThan(10);
    for (const hip of wanted) expect(hips, `HIP ${hip}`).toContain(hip);
    expect(read.length).toBeLessThan(117955 / 4);
  });
});
