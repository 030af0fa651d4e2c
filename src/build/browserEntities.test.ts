// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { decodeHTMLStrict } from './browserEntities.ts';

test.each([
  ['&amp;', '&'],
  ['&AMP;', '&'],
  ['&lt;', '<'],
  ['&nbsp;', '\u00a0'],
  ['&alpha;', 'α'],
  ['&frac34;', '¾'],
  ['&semi;', ';'],
  ['&NewLine;', '\n'],
  ['&Afr;', '𝔄'],
  ['&bne;', '=\u20e5'],
  ['&ThickSpace;', '\u205f\u200a'],
  ['&CounterClockwiseContourIntegral;', '∳'],
  ['&notit;', '&notit;'],
  ['&ampx;', '&ampx;'],
  ['&copy1;', '&copy1;'],
  ['&alphax;', '&alphax;'],
  ['&Alphabet;', '&Alphabet;'],
])('%s is read as CommonMark reads it', (text, decoded) => {
  expect(decodeHTMLStrict(text)).toBe(decoded);
});
