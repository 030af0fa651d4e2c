import { expect, it } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { versionsOverRoom, versionsToDrop, type VersionMark } from './versionsToDrop.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 28, 12);

/** Saves of a notebook at these times, each thinned as it is made. */
function kept(timesMs: readonly number[], length = 10, most?: number): readonly VersionMark[] {
  let versions: readonly VersionMark[] = [];
  for (const atMs of timesMs) {
    versions = [...versions, { atMs, length }];
    const dropped = new Set(versionsToDrop(versions, atMs, most));
    versions = versions.filter((version) => !dropped.has(version));
  }
  return versions;
}

it('an hour of saves each second leaves one a minute', () => {
  const times = Array.from({ length: 3600 }, (_, i) => NOW - 3600_000 + i * 1000 + 500);
  const left = kept(times);
  expect(left.length).toBeGreaterThanOrEqual(60);
  expect(left.length).toBeLessThanOrEqual(61);
});

it.each([1, 2, 3, 4, 5])(
  'of saves at any time, the last of each day of a month and of each minute of the last hour stay, and no others (seed %i)',
  (seed) => {
    const below = seededBelow(seed);
    const times = Array.from({ length: 400 }, () => NOW - below(40 * DAY))
      .concat(Array.from({ length: 200 }, () => NOW - below(60 * MINUTE)))
      .toSorted((a, b) => a - b);
    const all = times.map((atMs) => ({ atMs, length: 1 }));
    const dropped = new Set(versionsToDrop(all, NOW));
    for (const version of all) {
      const { atMs } = version;
      const later = times.filter((time) => time > atMs);
      const isRecent = NOW - atMs < 60 * MINUTE;
      const isLast = isRecent
        ? !later.some((time) => Math.floor(time / MINUTE) === Math.floor(atMs / MINUTE))
        : !later.some((time) => NOW - time >= 60 * MINUTE && Math.floor(time / DAY) === Math.floor(atMs / DAY));
      const stays = isLast && NOW - atMs < 31 * DAY;
      if (times.filter((time) => time === atMs).length === 1)
        expect([atMs, !dropped.has(version)]).toEqual([atMs, stays]);
    }
  },
);

it('where they take too much room the oldest go, but never the last', () => {
  const times = Array.from({ length: 20 }, (_, i) => NOW - (20 - i) * DAY);
  expect(kept(times, 10, 50).map(({ atMs }) => atMs)).toEqual(times.slice(-5));
  expect(kept(times, 1000, 50).map(({ atMs }) => atMs)).toEqual(times.slice(-1));
});

it.each([0, 0.3, 0.5, 1])('of %d of the room that all versions take, the newest have their part', (share) => {
  const below = seededBelow(7);
  const all = Array.from({ length: 100 }, () => ({ atMs: below(1e6), length: 1 + below(50) }));
  const dropped = new Set(versionsOverRoom(all, share));
  const stay = all.filter((version) => !dropped.has(version));
  const room = (versions: readonly VersionMark[]) => versions.reduce((sum, { length }) => sum + length, 0);
  expect(room(stay)).toBeLessThanOrEqual(share * room(all));
  expect(Math.min(...stay.map(({ atMs }) => atMs))).toBeGreaterThanOrEqual(
    Math.max(...[...dropped].map(({ atMs }) => atMs), -Infinity),
  );
  if (share === 1) expect(dropped.size).toBe(0);
});
