import { describe, expect, test } from 'vitest';
import { seeded } from '../../known/testing/seeded.ts';
import { safeCss } from './safeCss.ts';

const PIECES = [
  'url(',
  'URL(',
  '\\75rl(',
  'u\\000072 l(',
  'https://evil.test/',
  '//evil.test',
  '"',
  "'",
  '\\',
  '\\"',
  '\\\n',
  '\n',
  '/*',
  '*/',
  '(',
  ')',
  '{',
  '}',
  ';',
  ':',
  ',',
  '@import ',
  '@\\69mport',
  '@media ',
  '@x',
  'image-set(',
  '-webkit-image-set(',
  'var(--a)',
  '#',
  '#a',
  '1',
  '1e3',
  '-',
  '--',
  'a',
  'é',
  '\u00a0',
  '<!--',
  '-->',
  ' ',
  '\0',
  '\f',
  '\ud800',
  'background:',
  ':root',
];

describe('CSS from cells', () => {
  test('holds no address that was not let, however it is cut up, and is the same when cleaned again', () => {
    const random = seeded(11);
    for (let round = 0; round < 20_000; round++) {
      const css = Array.from(
        { length: 1 + Math.floor(random() * 14) },
        () => PIECES[Math.floor(random() * PIECES.length)]!,
      ).join('');
      const form = round % 2 ? 'sheet' : 'declarations';
      const once = safeCss(css, () => undefined, form);
      const found: string[] = [];
      const twice = safeCss(once, (address) => void found.push(address), form);
      expect(
        found.filter((address) => address !== 'data:,'),
        JSON.stringify(css),
      ).toEqual([]);
      expect(twice, JSON.stringify(css)).toBe(once);
    }
  });

  test('without addresses and rules of the page stays as it is', () => {
    const css =
      'td.a > b, #T_1:nth-child(2n+1)::before { content: "url(x) \\201c"; width: calc(100% - 1.5e1px); color: var(--a, rgb(0 0 0 / 50%)) }\n@media (min-width: 30em) { .x\\:y { margin: -1px auto } }';
    expect(safeCss(css, () => undefined, 'sheet')).toBe(css);
  });

  test('lets an address be replaced, and writes it so that it ends where it ends', () => {
    expect(safeCss('a{b:url(x)}', () => 'a"b\\c\nd)', 'sheet')).toBe('a{b:url("a\\22 b\\5c c\\a d)")}');
  });

  test('tells sheets from pictures', () => {
    const asked: string[] = [];
    safeCss(
      '@import "a" layer(b);@import url(b);c{d:url(c)}',
      (address, what) => void asked.push(`${what} ${address}`),
      'sheet',
    );
    expect(asked).toEqual(['sheet a', 'sheet b', 'picture c']);
  });
});
