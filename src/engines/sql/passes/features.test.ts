import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import type { Answer } from '../testing/besideNative.ts';
import { besideNative } from '../testing/besideNative.ts';
import { openNative } from '../testing/nativeDatabase.ts';
import { SKY, SKY_PIECE, SKY_PIECES } from '../testing/randomSky.ts';
import { sameTexts } from '../testing/sameTexts.ts';

/** Queries by what they are about; with each whether it is split, or why rows are gathered, or how it fails. */
type Cases = Readonly<Record<string, readonly (readonly [sql: string, way: string])[]>>;

const cases = JSON.parse(readFileSync(resolve(import.meta.dirname, 'cases/features.json'), 'utf8')) as Cases;
const native = hasExtensions ? await openNative() : undefined;

describe.skipIf(!hasExtensions || !native)('SQL over partitions, beside native DuckDB', () => {
  let both: Awaited<ReturnType<typeof besideNative>>;

  beforeAll(async () => {
    both = await besideNative(native!, SKY, SKY_PIECES, SKY_PIECE);
  });

  test.each(Object.entries(cases))(
    '%s: every query is split or gathered as said, and its answer is right',
    async (_, queries) => {
      const wrong: unknown[] = [];
      for (const [sql, way] of queries) {
        const { whole, pieces } = await both(sql);
        const right =
          typeof whole === 'string' || typeof pieces.rows === 'string'
            ? typeof pieces.rows === 'string'
            : sameTexts(whole, pieces.rows, isOrdered(sql));
        if (!right || wayOf(pieces) !== way) wrong.push({ sql, way: wayOf(pieces), whole, pieces: pieces.rows });
      }
      expect(wrong).toEqual([]);
    },
  );
});

function wayOf({ rows, gathered }: Answer): string {
  if (typeof rows === 'string') return `fails: ${rows.split('\n')[0]!}`;
  return gathered.length === 0 ? 'no pass' : [...new Set(gathered.map((why) => why ?? 'split'))].join('; ');
}

function isOrdered(sql: string): boolean {
  return /\bORDER BY [^)]*$/.test(sql);
}
