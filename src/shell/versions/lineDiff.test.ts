import { expect, it } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { lineDiff } from './lineDiff.ts';

const side = (lines: ReturnType<typeof lineDiff>, other: 'gone' | 'new') =>
  lines
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('\n');

it.each(Array.from({ length: 50 }, (_, seed) => seed))(
  'both texts are found in the differences, and what is the same is said once (seed %i)',
  (seed) => {
    const below = seededBelow(seed);
    const text = () => Array.from({ length: below(12) }, () => 'abc'[below(3)]!).join('\n');
    const [before, after] = [text(), text()];
    const lines = lineDiff(before, after);
    expect([side(lines, 'new'), side(lines, 'gone')]).toEqual([before, after]);
    if (before === after) expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
  },
);

it('a changed line is shown where it is', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'gone', text: 'b' },
    { kind: 'new', text: 'x' },
    { kind: 'same', text: 'c' },
  ]);
});

it('two long texts with nothing in common are told apart at once', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`).join('\n');
  expect(lineDiff(long('a'), long('b'))).toHaveLength(40_000);
});
