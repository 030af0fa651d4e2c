import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { DATA_FOLDERS, OURS } from '../../build/fixtures/dataFolders.ts';
import { separation, vectorAt } from '../../catalogue/healpix/sphere.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

type Case = {
  readonly left: string;
  readonly right: string;
  readonly leftId: string;
  readonly rightId: string;
  readonly radius: number;
  readonly n: number;
  readonly count: number;
  readonly sum: number;
  readonly distances: number;
};
/** Answers of lsdb 0.11.1, but for pairs at the very radius. */
const sharedCases = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'cases/lsdb.json'), 'utf8'),
) as readonly Case[];

describe.skipIf(!hasExtensions).each(DATA_FOLDERS)('xmatch on catalogues of HATS’ tools ($name)', ({ name, path }) => {
  const { run } = openEngine(path('hats', name === 'ours' ? '' : 'lsdb-tests'));

  test.each(name === 'ours' ? OURS.expected<readonly Case[]>('hats-matches') : sharedCases)(
    'of $left with $right, the $n nearest within $radius″, gives what lsdb gives',
    async ({ left, right, leftId, rightId, radius, n, count, sum, distances }) => {
      const same = leftId === rightId ? `${rightId}_2` : rightId;
      const other = leftId === 'id' && rightId === 'source_id' ? 'source_id' : leftId === 'source_id' ? 'id' : same;
      const { rows } = await run(
        `SELECT count(*)::INTEGER AS n, sum(${leftId} * 7 + ${other} * 13)::DOUBLE AS ids, sum(_dist_arcsec) AS d FROM xmatch(hats('${left}'), hats('${right}'), radius_arcsec => ${radius}, n => ${n})`,
      );
      expect(rows[0]!.n).toBe(count);
      expect(Math.abs((rows[0]!.d as number) - distances)).toBeLessThan(1e-8 * distances + 1e-6);
      // Some stars of this one are at one place: each is as near as the other.
      if (right !== 'small_sky_order1_collection') expect(rows[0]!.ids).toBe(sum);
    },
  );
});

describe.skipIf(!hasExtensions)('xmatch', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const random = seeded(41);
  const left = Array.from({ length: 200 }, (_, id): Star => ({
    id,
    ra: id % 3 ? 360 * random() : (359.9 + 0.2 * random()) % 360,
    dec: id % 4 ? (Math.asin(2 * random() - 1) * 180) / Math.PI : 90 - 2 * random() ** 2,
    mag: 20 * random(),
  }));
  const right = Array.from({ length: 260 }, (_, id): Star => {
    const { ra, dec } = left[(id * 7) % left.length]!;
    // Every tenth at the very same place.
    return {
      id: id + 1000,
      ra: id % 10 ? (360 + ra + 0.003 * (random() - 0.5)) % 360 : ra,
      dec: id % 10 ? Math.max(-90, Math.min(90, dec + 0.002 * (random() - 0.5))) : dec,
      mag: 20 * random(),
    };
  });
  const { run } = openEngine(folder, { workers: 2 });
  const csv = (stars: readonly Star[]) =>
    `id,ra,dec,mag\n${stars.map(({ id, ra, dec, mag }) => [id, ra, dec, mag].join(',')).join('\n')}\n`;
  const votable = (
    stars: readonly Star[],
  ) => `<?xml version="1.0"?><VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE><FIELD name="id" datatype="long"/><FIELD name="alpha_x" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main"/><FIELD name="delta_x" datatype="double" unit="deg" ucd="pos.eq.dec;meta.main"/><DATA><TABLEDATA>
${stars.map(({ id, ra, dec }) => `<TR><TD>${id}</TD><TD>${ra}</TD><TD>${dec}</TD></TR>`).join('\n')}</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>`;

  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'left'), left, { mostRows: 40 }, database);
    await writeHats(resolve(folder, 'right'), right, { mostRows: 60 }, database);
    await writeHats(resolve(folder, 'margined'), right, { mostRows: 60, marginArcsec: 20 }, database);
    writeFileSync(resolve(folder, 'right.csv'), csv(right));
    writeFileSync(resolve(folder, 'left.csv'), csv(left));
    writeFileSync(resolve(folder, 'right.xml'), votable(right));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const near = (a: readonly Star[], b: readonly Star[], radiusArcsec: number, nearest = Infinity) =>
    a
      .flatMap((star) => {
        const from = vectorAt(star.ra, star.dec);
        const all = b
          .map((other) => ({
            pair: `${star.id}-${other.id}`,
            d: (separation(from, vectorAt(other.ra, other.dec)) * 180 * 3600) / Math.PI,
          }))
          .filter(({ d }) => d <= radiusArcsec);
        return all.sort((x, y) => x.d - y.d).slice(0, nearest);
      })
      .sort((x, y) => (x.pair < y.pair ? -1 : 1));
  const ask = async (from: string, inputs = {}) => {
    const { rows } = await run(
      `SELECT concat(id::INTEGER, '-', id_2::INTEGER) AS pair, _dist_arcsec AS d FROM ${from} ORDER BY pair`,
      undefined,
      inputs,
    );
    return rows as unknown as readonly { readonly pair: string; readonly d: number }[];
  };
  const equal = (found: Awaited<ReturnType<typeof ask>>, expected: ReturnType<typeof near>) => {
    expect(found.map(({ pair }) => pair)).toEqual(expected.map(({ pair }) => pair));
    for (const [i, { d }] of expected.entries()) expect(Math.abs(found[i]!.d - d)).toBeLessThan(1e-7);
  };

  test.each([
    ["hats('left')", "'SITE/right.csv'"],
    ["'left.csv'", "hats('right')"],
    ["read_csv('left.csv', header = true)", "hats('margined')"],
    ["'left.csv'", "'right.csv'"],
    ["hats('left')", "read_votable('right.xml')"],
    ["'right.xml'", "hats('left')"],
    ["hats('left')", "(SELECT * FROM hats('right') WHERE mag > -1)"],
    ["(SELECT id, ra, dec FROM 'SITE/left.csv')", '(SELECT * FROM r)'],
    ["hats('left')", '(SELECT id, ra::FLOAT::DOUBLE * 0 + ra AS ra, dec FROM r)'],
  ])('of %s with %s gives pairs and distances as all positions do', async (a, b) => {
    const [one, two] = [a.includes('right') ? right : left, b.includes('left') ? left : right];
    const from = (radius: number, n = '') =>
      `xmatch(${a}, ${b}, radius_arcsec => ${radius}${n})`.replaceAll('SITE', `file://${folder}`);
    const inputs = b.includes('FROM r') ? { r: right } : {};
    equal(await ask(from(3), inputs), near(one, two, 3));
    equal(await ask(from(3600), inputs), near(one, two, 3600));
    expect((await ask(from(10, ', n => 1'), inputs)).length).toBe(near(one, two, 10, 1).length);
  });

  test('of a catalogue with itself gives each star and its neighbours', async () => {
    equal(await ask("xmatch(hats('right'), hats('right'), radius_arcsec => 8)"), near(right, right, 8));
    equal(await ask("xmatch(hats('margined'), hats('margined'), radius_arcsec => 8)"), near(right, right, 8));
    const { rows } = await run(
      "SELECT count(*)::INTEGER AS n FROM xmatch(hats('right'), hats('right'), radius_arcsec => 8) WHERE id < id_2",
    );
    expect(rows).toEqual([
      { n: near(right, right, 8).filter(({ pair }) => Number(pair.split('-')[0]) < Number(pair.split('-')[1])).length },
    ]);
  });

  test.each([
    ["hats('left')", "hats('right')"],
    ['l', 'r'],
    ['l', "hats('margined')"],
  ])('of %s with %s within 0″ gives what lies at the same place', async (a, b) => {
    const found = await ask(`xmatch(${a}, ${b}, radius_arcsec => 0)`, {
      ...(a === 'l' && { l: left }),
      ...(b === 'r' && { r: right }),
    });
    expect(found.map(({ pair }) => pair)).toEqual(near(left, right, 0).map(({ pair }) => pair));
    expect(found.length).toBeGreaterThanOrEqual(20);
  });

  test('rows without a position match nothing, on either side', async () => {
    const odd = [
      { id: 1, ra: null, dec: 10 },
      { id: 2, ra: NaN, dec: 10 },
      { id: 3, ra: 10, dec: NaN },
      { id: 4, ra: left[5]!.ra + 360, dec: left[5]!.dec },
      { id: 5, ra: 10, dec: 91 },
      { id: 6, ra: Infinity, dec: 0 },
      { id: 7, ra: left[6]!.ra - 360, dec: left[6]!.dec },
    ];
    const expected = [`4-${left[5]!.id}`, `7-${left[6]!.id}`];
    expect((await ask("xmatch(odd, hats('left'), radius_arcsec => 0.01)", { odd })).map(({ pair }) => pair)).toEqual(
      expected,
    );
    expect((await ask('xmatch(odd, l, radius_arcsec => 0.01)', { odd, l: left })).map(({ pair }) => pair)).toEqual(
      expected,
    );
    expect((await ask("xmatch(hats('left'), odd, radius_arcsec => 0.01)", { odd })).map(({ pair }) => pair)).toEqual(
      expected.map((pair) => pair.split('-').reverse().join('-')),
    );
    expect(await ask("xmatch(none, hats('left'), radius_arcsec => 100)", { none: odd.slice(0, 3) })).toEqual([]);
  });

  test('of stars at one place the n nearest are n, each once', async () => {
    const twins = Array.from({ length: 6 }, (_, id) => ({ id, ra: left[8]!.ra, dec: left[8]!.dec }));
    const one = [{ id: 9, ra: left[8]!.ra, dec: left[8]!.dec }];
    for (const from of [
      'xmatch(one, twins, radius_arcsec => 1, n => 4)',
      "xmatch(twins, hats('left'), radius_arcsec => 1, n => 1)",
    ]) {
      const found = (await ask(from, { twins, ...(from.includes('one,') && { one }) })).map(({ pair }) => pair);
      expect(new Set(found).size).toBe(from.includes('one,') ? 4 : 6);
      expect(found).toHaveLength(from.includes('one,') ? 4 : 6);
    }
  });
});
