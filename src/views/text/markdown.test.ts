// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { latexView } from './htmlView.ts';
import { markdownElement } from './markdown.ts';
import { markdownTag } from './markdownTag.ts';
import { safeHtml } from './safeHtml.ts';

// TeX stands as text where KaTeX cannot be had.
const parts = { module: () => Promise.reject(new Error('offline')) };
const offline = { siteUrl: 'https://site.example/', parts };
const math = (text: string) =>
  [...markdownElement(text, offline).querySelectorAll('[data-math]')].map((node) => [
    node.getAttribute('data-math'),
    node.textContent,
  ]);
const clean = (html: string) => {
  const box = document.createElement('div');
  box.append(safeHtml(html));
  return box.innerHTML;
};

describe('Markdown', () => {
  test('finds TeX in dollars and backslash brackets, with its underscores', () => {
    expect(math('a $x_1 + x_2$ b \\(y\\)')).toEqual([
      ['inline', 'x_1 + x_2'],
      ['inline', 'y'],
    ]);
    expect(math('text\n$$\n\\frac{a}{b}\n$$\nmore')).toEqual([['block', '\\frac{a}{b}']]);
  });

  test('money, code and escaped dollars are no TeX', () => {
    expect(math('from $5 to $6, `$x$`, \\$x\\$, and $ x $')).toEqual([]);
  });

  test('scripts and handlers are taken out, links open beside the notebook', () => {
    const { innerHTML } = markdownElement(
      '[b](https://c.d) [e](#f) [g](javascript:a) <img src=x onerror="a()">\n\n<script>a()</script>',
      offline,
    );
    expect(innerHTML).not.toMatch(/<script|onerror/);
    expect(innerHTML).toContain('<a href="https://c.d" target="_blank" rel="noopener noreferrer">b</a>');
    expect(innerHTML).toContain('<a href="#f">e</a>');
  });

  test('values stand in the text, numbers short and nodes as themselves', () => {
    const node = document.createElement('b');
    const element = markdownTag(offline)`Of ${3} stars at ${1 / 3} pc: ${node}, ${[1, 2]}`;
    expect(element.querySelector('.confined-host')!.shadowRoot!.textContent!.trim()).toBe(
      'Of 3 stars at 0.3333333333333333 pc: , 1, 2',
    );
    // The node keeps the page's styles; the text gives it its place.
    expect(element.contains(node)).toBe(true);
    expect(node.parentElement!.assignedSlot?.parentElement?.tagName).toBe('P');
  });

  test('module names are not taken for links', () => {
    expect(markdownElement('see astropy.io and main.py', offline).querySelector('a')).toBeNull();
  });
});

describe('HTML from cells', () => {
  test('keeps tables, styles, SVG and inline images, without scripts, frames and handlers', () => {
    const kept =
      '<style>td{color:red}</style><table><tbody><tr><td style="text-align: right;">1</td></tr></tbody></table><img src="data:image/png;base64,AA==">';
    expect(clean(kept)).toBe(kept);
    expect(clean('<svg><circle r="1" onclick="a()"></circle></svg>')).toBe('<svg><circle r="1"></circle></svg>');
    expect(
      clean('<iframe src="https://a.b"></iframe><script>1</script><form action="https://a.b"><b>c</b></form>'),
    ).toBe('<form><b>c</b></form>');
  });
});

test('LaTeX is taken out of its dollars', () => {
  const tex = (text: string) => latexView(text, parts).element.textContent;
  expect([tex('$$a$$'), tex('$a$'), tex('\\[a\\]'), tex('a')]).toEqual(['a', 'a', 'a', 'a']);
});
