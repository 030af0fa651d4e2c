import { expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { killPlan } from './killPlan.ts';
import { killSeed } from './killSeed.ts';
import { KILLS_OF_ALL_KINDS } from './killsOfAllKinds.ts';

test('the kills of each run have every kind of death, notebook and field that is ever drawn', () => {
  const { seed, count } = KILLS_OF_ALL_KINDS;
  expect(kindsOf(seed, count)).toEqual(kindsOf(seed, 2000));
});

/** What the first kills of a seed have. */
function kindsOf(seed: number, count: number): readonly string[] {
  const plans = Array.from({ length: count }, (_, number) => killPlan('', seededBelow(killSeed(seed, number))));
  return [
    ...new Set(
      plans.flatMap(({ part, death, notebook, field, tabs }) => [
        part ?? death,
        death,
        notebook,
        field,
        `${tabs} tabs`,
      ]),
    ),
  ].sort();
}
