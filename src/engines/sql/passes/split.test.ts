import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { besideNative } from '../testing/besideNative.ts';
import { openNative } from '../testing/nativeDatabase.ts';
import { randomQuery } from '../testing/randomQuery.ts';
import { SKY, SKY_PIECE, SKY_PIECES } from '../testing/randomSky.ts';
import { seeded } from '../../../known/testing/seeded.ts';
import { sameTexts } from '../testing/sameTexts.ts';

const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 150);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);
const native = hasExtensions ? await openNative() : undefined;

describe.skipIf(!hasExtensions || !native)('a query over partitions, beside native DuckDB', () => {
  let both: Awaited<ReturnType<typeof besideNative>>;

  beforeAll(async () => {
    both = await besideNative(native!, SKY, SKY_PIECES, SKY_PIECE);
  });

  test(`gives native DuckDB's answer, for ${QUERIES} random queries`, { timeout: 3_600_000 }, async () => {
    const different: unknown[] = [];
    let [split, failed] = [0, 0];
    for (let n = 0; n < QUERIES; n++) {
      const { sql, ordered } = randomQuery(seeded(SEED * 1_000_003 + n));
      const {
        whole,
        pieces: { rows, gathered },
      } = await both(sql);
      if (typeof whole === 'string') failed++;
      if (typeof whole === 'string' && typeof rows === 'string') continue;
      if (gathered.length > 0 && gathered.every((why) => why === undefined)) split++;
      if (typeof whole === 'string' || typeof rows === 'string' || !sameTexts(whole, rows, ordered))
        different.push({ n, sql, gathered, whole: head(whole), rows: head(rows) });
    }
    expect(different).toEqual([]);
    expect(split / QUERIES).toBeGreaterThan(0.6);
    expect(failed / QUERIES).toBeLessThan(0.15);
  });
});

const head = (rows: string | readonly unknown[]) => (typeof rows === 'string' ? rows : rows.slice(0, 3));
