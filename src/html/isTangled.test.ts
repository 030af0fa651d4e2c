// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { seededBelow } from '../known/testing/seededBelow.ts';
import { isTangled } from './isTangled.ts';

function depthOf(node: ParentNode): number {
  let [deepest, depth] = [0, 0];
  for (let at: Node | null = node as unknown as Node; at;) {
    if (at.firstChild) {
      at = at.firstChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (at && !at.nextSibling) {
      at = at.parentNode;
      depth--;
    }
    at = at?.nextSibling ?? null;
  }
  return deepest;
}

describe('Tangled is', () => {
  test.each([
    ['what is nested deeply', '<div>'.repeat(1000)],
    ['what is nested deeply and closed at last', '<i>'.repeat(1000) + '</i>'.repeat(1000)],
    ['what is nested by turns', '<ul><li><div><span>'.repeat(100)],
    ['closing tags of others notwithstanding', '<div></p></b>'.repeat(1000)],
    [
      'letters of any style that go on in each paragraph',
      Array.from({ length: 100 }, (_, i) => `<p><b id=${i}>a`).join(''),
    ],
    [
      'them too where others of their name are closed',
      Array.from({ length: 100 }, (_, i) => `<p><b id=${i}>a<b></b>`).join(''),
    ],
    ['HTML in SVG', '<svg><foreignObject>'.repeat(300)],
    ['empty tags that are none in HTML', '<section/>'.repeat(1000)],
    ['empty tags that are none behind what ends SVG', `<svg><p>${'<section/>'.repeat(1000)}`],
    ['what is in a style that is none', `<select><style></select>${'<div>'.repeat(1000)}`],
    ['tags that add to the page', Array.from({ length: 100 }, (_, i) => `<body a${i}>`).join('')],
    ['what is nested in a template', '<template>'.repeat(1000)],
  ])('%s', (_, html) => {
    expect(isTangled(html)).toBe(true);
  });
});

describe('Not tangled is', () => {
  test.each([
    ['a long text', '<p>a <b class="x">b</b> <i style="y">c</i>\n'.repeat(5000)],
    ['a list without closing tags', `<ul>${'<li>a'.repeat(5000)}</ul>`],
    ['a table without closing tags', `<table>${'<tr><td>a<td>b'.repeat(5000)}</table>`],
    ['a drawing', `<svg>${'<g><path d="M0"/><use xlink:href="#a"/><title>a</title></g>'.repeat(5000)}</svg>`],
    ['anchors that are not closed', Array.from({ length: 1000 }, (_, i) => `<a name="${i}">a<br>`).join('')],
    ['letters of one style that are not closed', '<p><b>a'.repeat(150)],
    [
      'scripts and styles that speak of tags',
      `<script>${'"<div>"'.repeat(5000)}</script><style>${'a>b<c'.repeat(5000)}</style><!--${'<div>'.repeat(5000)}-->`,
    ],
    ['addresses that speak of tags', `<i title="${'<div>'.repeat(5000)}">a</i>`],
    ['what is no HTML', 'a < b && c > d '.repeat(5000)],
  ])('%s', (_, html) => {
    expect(isTangled(html)).toBe(false);
  });
});

it('what is not tangled makes a tree that is as large as its text and not deep', () => {
  const random = seededBelow(8);
  const names =
    'a b i u font nobr div span section p li ul td tr table tbody svg g math mi foreignObject desc title style script select option button form h1 dd ruby template x'.split(
      ' ',
    );
  let judged = 0;
  for (let round = 0; round < 300; round++) {
    const own = Array.from({ length: 1 + random(5) }, () => names[random(names.length)]!);
    const bias = random(10);
    const tags = Array.from({ length: 1500 }, (_, i) => {
      const name = own[random(own.length)]!;
      if (random(10) < bias) return `</${name}>`;
      return `<${name}${random(3) ? '' : ` id=${i}`}${random(5) ? '' : '/'}>${random(2) ? 'a' : ''}`;
    });
    const html = tags.join('');
    if (isTangled(html)) continue;
    judged++;
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect({
      own,
      html: html.slice(0, 200),
      isDeep: depthOf(page.body) > 1000,
      isLarge: page.querySelectorAll('*').length > 60 * tags.length,
    }).toMatchObject({ isDeep: false, isLarge: false });
  }
  expect(judged).toBeGreaterThan(100);
});
