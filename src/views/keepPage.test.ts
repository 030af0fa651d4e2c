// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { keepPage } from './keepPage.ts';

const opened: unknown[][] = [];

beforeAll(() => {
  vi.stubGlobal('open', (...told: unknown[]) => void opened.push(told));
  keepPage(document);
});

beforeEach(() => {
  opened.length = 0;
});

/** Whether the browser would go on by itself with an event on the first link or form of a text. */
function goesOn(html: string, type: string, inTree = false): boolean {
  document.body.innerHTML = '<div></div>';
  const box = inTree ? document.querySelector('div')!.attachShadow({ mode: 'open' }) : document.querySelector('div')!;
  box.innerHTML = html;
  return box.querySelector('a b, a rect, area, a, form')!.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true }));
}

test.each([
  ['<a href="https://a.test"><b>a</b></a>'],
  ['<a href="https://a.test" target="_top">a</a>'],
  ['<a href="https://a.test" target="_blank">a</a>'],
  ['<svg><a xlink:href="https://a.test"><rect></rect></a></svg>'],
  ['<map><area href="https://a.test"></map>'],
])('%s that code has drawn opens beside the page', (html) => {
  for (const inTree of [false, true]) expect(goesOn(html, 'click', inTree)).toBe(false);
  expect(opened).toEqual([['https://a.test', '_blank', 'noopener,noreferrer'], ['https://a.test', '_blank', 'noopener,noreferrer']]);
});

test.each([['<a href="#a">a</a>'], ['<a>a</a>'], ['<a href="blob:1" download>a</a>'], ['<a href="https://a.test" target="_blank" rel="noopener noreferrer">a</a>']])('%s is left to the browser', (html) => {
  expect(goesOn(html, 'click')).toBe(true);
  expect(opened).toEqual([]);
});

test('forms send nothing, except to close their dialog', () => {
  expect(goesOn('<form action="https://a.test"></form>', 'submit')).toBe(false);
  expect(goesOn('<form method="dialog"></form>', 'submit')).toBe(true);
});
