import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { coverageOf, WHOLE_SKY } from '../coverage/coverage.ts';
import { coverRegion } from '../region/coverRegion.ts';
import type { Region } from '../region/region.ts';
import { regionContains } from '../testing/regionContains.ts';
import { diskRead } from '../testing/diskRead.ts';
import { parquetRows } from '../testing/parquetRows.ts';
import type { Catalogue } from './catalogue.ts';
import { openCatalogue } from './openCatalogue.ts';
import { coveragePredicate, prune } from './prune.ts';

type Cone = {
  readonly catalog: string;
  readonly ra: number;
  readonly dec: number;
  readonly radius_arcsec: number;
  readonly ids: readonly number[];
  readonly pixels: readonly string[];
};
type Box = {
  readonly catalog: string;
  readonly ra: readonly [number, number];
  readonly dec: readonly [number, number];
  readonly n_bruteforce: number;
};

const simple: Catalogue = {
  name: 'a',
  url: 'a/',
  product: 'object',
  columns: [],
  margins: [],
  indexes: [],
  properties: {},
  partitions: [],
};

describe('prune', () => {
  it('keeps the partitions that a coverage touches, and those without a pixel', () => {
    const partitions = [{ files: ['0'], order: 0, pixel: 3 }, { files: ['1'], order: 1, pixel: 16 }, { files: ['x'] }];
    const kept = prune({ ...simple, partitions }, coverageOf([[16n << 56n, (16n << 56n) + 1n]]));
    expect(kept.map(({ files }) => files[0])).toEqual(['1', 'x']);
    expect(prune({ ...simple, partitions }, WHOLE_SKY)).toHaveLength(3);
    expect(prune({ ...simple, partitions }, [])).toHaveLength(1);
  });

  it('asks the HEALPix column in the catalogue’s own order', () => {
    const catalogue = { ...simple, healpix: { column: 'healpix13', order: 13 } };
    expect(coveragePredicate(catalogue, [[5n << 32n, (7n << 32n) + 1n]])).toEqual({
      column: 'healpix13',
      intervals: [{ min: 5n, max: 7n }],
    });
    expect(coveragePredicate(simple, WHOLE_SKY)).toBeUndefined();
  });
});

describe.each(DATA_FOLDERS)('searches that LSDB ran ($name)', ({ name: folder, path, expected: expectedOf }) => {
  const expected = expectedOf<{ readonly cone_searches: readonly Cone[]; readonly box_searches: readonly Box[] }>(
    'hats-queries',
  );

  async function found(name: string, region: Region) {
    const catalogue = await openCatalogue(
      path('hats', folder === 'ours' ? '' : 'lsdb-tests', `${name}_collection`),
      diskRead,
    );
    const { ra, dec } = catalogue.position!;
    const id = catalogue.columns.some((c) => c.name === 'source_id') ? 'source_id' : 'id';
    const kept = prune(catalogue, coverRegion(region));
    const rows = (await Promise.all(kept.map(({ files }) => parquetRows(files[0]!, [id, ra, dec])))).flat();
    const isInside = regionContains(region);
    const ids = rows.filter((row) => isInside(row[ra] as number, row[dec] as number)).map((row) => Number(row[id]));
    return { labels: kept.map(({ order, pixel }) => `${order}/${pixel}`), ids: ids.sort((a, b) => a - b) };
  }

  it.each(expected.cone_searches)(
    'finds the rows of $catalog within $radius_arcsec″ of $ra $dec, in no other partitions',
    async (cone) => {
      const { labels, ids } = await found(cone.catalog, {
        kind: 'circle',
        raDeg: cone.ra,
        decDeg: cone.dec,
        radiusDeg: cone.radius_arcsec / 3600,
      });
      expect(ids).toEqual(cone.ids);
      expect(cone.pixels).toEqual(expect.arrayContaining(labels));
    },
  );

  it.each(expected.box_searches)(
    'finds the rows of $catalog with RA in $ra and Dec in $dec',
    async ({ catalog, ra, dec, n_bruteforce }) => {
      const { ids } = await found(catalog, {
        kind: 'zone',
        raMinDeg: ra[0],
        raMaxDeg: ra[1],
        decMinDeg: dec[0],
        decMaxDeg: dec[1],
      });
      expect(ids).toHaveLength(n_bruteforce);
    },
  );
});
