// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { keepPage } from './keepPage.ts';

let opened: string[] = [];
beforeEach(() => void (opened = []));

/**
 * Whether a browser would go on by itself with an event on the first link or form of a text, in a page that opens tabs
 * `byItself` or not.
 */
function goesOn(html: string, type: string, { byItself = true, inTree = false } = {}): boolean {
  const page = document.implementation.createHTMLDocument();
  keepPage(page, { byItself, open: (href) => void opened.push(href) });
  const outer = page.body.appendChild(page.createElement('div'));
  const box = inTree ? outer.attachShadow({ mode: 'open' }) : outer;
  box.innerHTML = html;
  return box
    .querySelector('a b, a rect, area, a, form')!
    .dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true }));
}

const CODE_DREW = [
  '<a href="https://a.test/"><b>a</b></a>',
  '<a href="https://a.test/" target="_top">a</a>',
  '<a href="https://a.test/" target="_blank">a</a>',
  '<svg><a xlink:href="https://a.test/"><rect></rect></a></svg>',
  '<map><area href="https://a.test/"></map>',
];

test.each(CODE_DREW)('%s that code has drawn opens beside the page', (html) => {
  for (const inTree of [false, true]) expect(goesOn(html, 'click', { inTree })).toBe(false);
  expect(opened).toEqual(['https://a.test/', 'https://a.test/']);
});

test('a link to a place of the page goes there, and loads nothing', () => {
  expect(goesOn('<a href="#a">a</a>', 'click')).toBe(false);
  expect(opened).toEqual([]);
});

test.each([
  '<a>a</a>',
  '<a href="blob:1" download>a</a>',
  '<a href="https://a.test" target="_blank" rel="noopener noreferrer">a</a>',
])('%s is left to the browser', (html) => {
  expect(goesOn(html, 'click')).toBe(true);
  expect(opened).toEqual([]);
});

test('where the page may open no tabs, every link is opened for it', () => {
  expect(
    goesOn('<a href="https://a.test/b" target="_blank" rel="noopener noreferrer">a</a>', 'click', { byItself: false }),
  ).toBe(false);
  expect(opened).toEqual(['https://a.test/b']);
});

test.each(['javascript:a()', 'data:text/html,a', 'blob:https://a.test/1', 'file:///etc/passwd', 'mailto:a@b.test'])(
  'a link to %s leads nowhere',
  (href) => {
    expect(goesOn(`<a href="${href}">a</a>`, 'click')).toBe(false);
    expect(opened).toEqual([]);
  },
);

test('forms send nothing, except to close their dialog', () => {
  expect(goesOn('<form action="https://a.test"></form>', 'submit')).toBe(false);
  expect(goesOn('<form method="dialog"></form>', 'submit')).toBe(true);
});
