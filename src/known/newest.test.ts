import { expect, test } from 'vitest';
import { Newest } from './newest.ts';
import { seededBelow } from './testing/seededBelow.ts';

test('of whatever is put into it, it holds the newest, each by its last value, and never more than so many', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const below = seededBelow(seed);
    const most = 1 + below(6);
    const kept = new Newest<number, number>(most);
    let expected: (readonly [number, number])[] = [];
    for (let step = 0; step < 60; step++) {
      const entry = [below(9), step] as const;
      kept.set(...entry);
      expected = [...expected.filter(([key]) => key !== entry[0]), entry].slice(-most);
      expect([...kept]).toEqual(expected);
    }
  }
});
