// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { safeHtml } from './safeHtml.ts';

const beside = (html: string, folder?: string) => {
  const box = document.createElement('div');
  const allows = (host: string) => host === 'good.test';
  const pictures = { allows, show: () => undefined, folder };
  box.append(safeHtml(html, { siteUrl: 'https://site.test/repo/', pictures }));
  return box;
};

test.each([
  ['images/a.png', 'https://good.test/nb/images/a.png'],
  ['../a b.png', 'https://good.test/a%20b.png'],
  ['/a.png', 'https://good.test/a.png'],
  ['data:,', 'data:,'],
])('the picture %s of a text is had from where the notebook lies', (src, address) => {
  const image = beside(`<img src="${src}">`, 'https://good.test/nb/').querySelector('img');
  expect(image?.getAttribute('src')).toBe(address);
});

test('one beside a notebook of a host that is not let waits for the press of a button that names it', () => {
  const box = beside('<img src="images/a.png" alt="of a"><video src="b.mp4"></video>', 'https://other.test/nb/');
  expect([...box.querySelectorAll('button')].map(({ dataset, textContent }) => [dataset['host'], textContent])).toEqual(
    [
      ['other.test', 'Picture from other.test: show of a'],
      ['other.test', 'Video from other.test: show'],
    ],
  );
});

test('where the notebook has no address there is no such picture, and nothing asks the site for it', () => {
  for (const src of ['images/a.png', '/a.png', '../a.png'])
    expect(beside(`<img src="${src}" alt="of a">`).innerHTML).toMatch(/^<span .*Picture not in this notebook: of a/);
});

test('candidates that a browser would look for at the site are left out', () => {
  const set = (html: string) => beside(html, 'https://good.test/nb/').querySelector('img')?.outerHTML;
  expect(set('<img srcset="images/a.png 2x, https://good.test/b.png" src="c.png">')).toBe(
    '<img src="https://good.test/nb/c.png">',
  );
  expect(set('<img srcset="images/a.png 2x">')).toBe('<img src="https://good.test/nb/images/a.png">');
  expect(set('<img srcset="https://good.test/b.png 2x" src="c.png">')).toContain('srcset');
});
