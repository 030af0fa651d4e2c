import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VisitsMade, type Pair } from './visitsMade.ts';

const ROW = { label: 'usable', visits: {} };
const TIMED: Pair = { cold: { ms: 900, bytes: 3 }, warm: { ms: 400, bytes: 1 } };
const FAILED: Pair = { failed: 'the page is not there' };

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'skybook-visits-'))));
afterEach(() => rm(folder, { recursive: true }));

/** A run that begins the first visit, where it is left, and ends with this of it, or is broken off. */
function run(pair?: Pair): VisitsMade {
  const made = new VisitsMade(join(folder, 'visits'));
  if (made.has(ROW, 'site', 1)) return made;
  made.begin(ROW, 'site', 1);
  if (pair) made.add(ROW, 'site', 1, pair);
  return made;
}

describe('a visit', () => {
  test('that was made is not made again by a later run', () => {
    run(TIMED);
    const made = run(FAILED);
    expect([made.has(ROW, 'site', 1), made.has(ROW, 'site', 2), made.has(ROW, 'a rival', 1)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(made.of(ROW)).toEqual(new Map([['site', [TIMED]]]));
  });

  test('that failed is made again, and only what came of it last is told', () => {
    expect(run(FAILED).has(ROW, 'site', 1)).toBe(false);
    expect(run(TIMED).of(ROW)).toEqual(new Map([['site', [TIMED]]]));
  });

  test.each([
    ['fails', FAILED],
    ['breaks its run off', undefined],
  ])('that always %s is left after some runs', (_, pair) => {
    const left = Array.from({ length: 5 }, () => !run(pair).has(ROW, 'site', 1));
    expect(left).toEqual([true, true, false, false, false]);
    expect(run(TIMED).of(ROW).get('site')).toEqual([{ failed: expect.any(String) }]);
  });
});
