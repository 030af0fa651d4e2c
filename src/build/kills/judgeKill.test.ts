import { expect, it } from 'vitest';
import { judgeKill } from './judgeKill.ts';

const typed = ['a', 'ab', 'abc', 'abcd'].map((value, place) => ({ value, atMs: place * 1000 }));

it.each([
  ['all is kept', 'abcd', 99_000, undefined],
  ['the last letter is younger than a second', 'abc', 3900, undefined],
  ['the last letter is older', 'abc', 4100, '"abcd" was 1100 ms old and is lost; "abc" stands there'],
  ['several are lost', 'a', 4100, '"ab" was 3100 ms old and is lost; "a" stands there'],
  ['all are lost', 'before', 2000, '"a" was 2000 ms old and is lost; "before" stands there'],
  ['all are young', 'before', 900, undefined],
  ['a state was never typed', 'abx', 900, '"abx" was never typed'],
])('%s', (_, value, killedMs, said) => {
  expect(judgeKill(typed, { value, others: ['before'] }, killedMs, 1000)).toBe(said);
});
