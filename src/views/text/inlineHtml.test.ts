// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { inlineHtml } from './inlineHtml.ts';

test.each([
  ['H<sub>2</sub>O in <em>M 31</em>', 'H<sub>2</sub>O in <em>M 31</em>'],
  ['<style>*{display:none}</style>a', 'a'],
  ['<a href="https://evil.test" style="position:fixed;inset:0">b</a>', 'b'],
  ['<b class="cover" id="x" style="position:fixed" onclick="alert(1)">c</b>', '<b>c</b>'],
  ['<img src="https://evil.test/?d"><iframe></iframe><link rel="stylesheet" href="https://evil.test">d', 'd'],
])('%s marks words at most', (html, shown) => {
  expect(inlineHtml(html)).toBe(shown);
});
