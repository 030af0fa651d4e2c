import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { SUITES } from './suites.ts';
import { tellBudgets } from './tellBudgets.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const suites = [
  { name: 'kills', places: ['a/kills'], minutes: 2, more: 'KILLS' },
  { name: 'site', places: ['a'], minutes: 1 },
];

it('a suite tells what its tests took, and is told when it is over its budget, and by what', () => {
  const taken = [
    { path: 'a/kills/x.spec.ts', ms: 90_000 },
    { path: 'a/kills/y.spec.ts', ms: 40_000 },
    { path: 'a/killsOther.spec.ts', ms: 30_000 },
  ];
  expect(tellBudgets(taken, suites, { KILLS: '30' })).toEqual([
    'kills: 2.2 of 2 minutes: OVER ITS BUDGET, with KILLS set; most of it is a/kills/x.spec.ts',
    'site: 0.5 of 1 minutes',
  ]);
  expect(tellBudgets([], suites)).toEqual([]);
});

it('every test belongs to a suite, and every place of a suite is there', () => {
  const paths = ['src', 'workers', 'playwright'].flatMap((top) =>
    readdirSync(resolve(ROOT, top), { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`),
  );
  const tests = paths.filter((path) => /\.(test|spec)\.ts$/.test(path));
  expect(
    tellBudgets(
      tests.map((path) => ({ path, ms: 0 })),
      SUITES,
    ),
  ).toHaveLength(SUITES.length);
  const places = SUITES.flatMap((suite) => suite.places);
  expect(tests.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
  expect(places.filter((place) => place.includes('/') && !paths.includes(place))).toEqual([]);
});
