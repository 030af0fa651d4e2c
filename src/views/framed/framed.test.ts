// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { playableView } from './playableView.ts';
import { PlayerHeight } from './playerHeight.ts';
import { playerPage } from './playerScript.ts';
import { playsHtml } from './playsHtml.ts';

describe('HTML', () => {
  test.each([
    '<p>a</p><script>x</script>',
    '<SCRIPT type="module">x</SCRIPT>',
    '<script type="text/javascript" src="https://a.test/x.js"></script>',
    '<b onclick="x">a</b>',
    '<b\nONMOUSEOVER = x>a</b>',
    '<div><iframe srcdoc="x"></iframe></div>',
  ])('%s plays', (html) => expect(playsHtml(html)).toBe(true));

  test.each([
    '<p>on a = b</p>',
    '<table><tr><td> onset = 3</td></tr></table>',
    '<script type="application/json">{}</script>',
    '<script type="math/tex">x</script>',
    '<iframe src="https://a.test"></iframe>',
    '&lt;script>',
  ])('%s does not', (html) => expect(playsHtml(html)).toBe(false));

  test('that plays waits where nothing may, and shows of a table what is at rest', () => {
    const context = { siteUrl: 'https://site.test/' };
    const player = playableView('<button>▶</button><script>x</script>', context).element;
    expect(player.textContent).toBe('This output has scripts: they play once its cell has run here.');
    const table = playableView('<table><tr><td>7</td></tr></table><script>x</script>', context).element;
    expect(table.querySelector('.confined-host')!.shadowRoot!.textContent).toContain('7');
  });
});

test('a page that plays begins with what tells of it, keeps its type, and so does each page within it', () => {
  const page = playerPage('<!DOCTYPE html><body><iframe srcdoc="<!doctype html><p>a</p>"></iframe></body>');
  expect(page).toMatch(/^<!DOCTYPE html><meta charset="utf-8">/);
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  expect(parsed.querySelector('iframe')!.getAttribute('srcdoc')).toMatch(
    /^<!doctype html><script>.*securitypolicyviolation.*<\/script><p>a<\/p>$/,
  );
  expect(playerPage('<p>a</p>')).toMatch(/^<!doctype html>.*<p>a<\/p>$/s);
  const inBody = (html: string) =>
    new DOMParser().parseFromString(playerPage(html), 'text/html').querySelector('.own')?.parentElement?.tagName;
  expect(inBody('<script class="own">document.body.append(1)</script>')).toBe('BODY');
  expect(inBody('<html><head><script class="own"></script></head><body></body></html>')).toBe('HEAD');
});

test('a frame is as high as its page, within bounds, and does not chase one that is always higher', () => {
  const height = new PlayerHeight();
  expect([400, 120.2, Infinity, -5, 1e9].map((told) => height.next(told))).toEqual([400, 121, 40, 40, 2000]);
  const chased = new PlayerHeight();
  let px = 100;
  for (let i = 0; i < 100; i++) px = chased.next(px + 16);
  expect(px).toBeLessThan(200);
});
