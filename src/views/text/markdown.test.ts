// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { latexView } from './htmlView.ts';
import { markdownElement } from './markdown.ts';
import { markdownTag } from './markdownTag.ts';
import { safeHtml } from './safeHtml.ts';
import { texForKatex } from './texForKatex.ts';

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

  test('finds TeX in brackets of two backslashes, as Jupyter does', () => {
    expect(math('parameters (\\\\(\\sigma\\\\), \\\\(\\beta_1\\\\))\n\n\\\\[\nx\n\\\\]')).toEqual([
      ['inline', '\\sigma'],
      ['inline', '\\beta_1'],
      ['block', 'x'],
    ]);
    expect(math('a path \\\\[x] and $a \\\\[2pt] b$')).toEqual([['inline', 'a \\\\[2pt] b']]);
  });

  test('finds environments of TeX that stand for themselves, as MathJax does', () => {
    const align = '\\begin{align*}\na &= b \\\\\n\nc_1 &= d_1\n\\end{align*}';
    expect(
      math(`text\n\n${align}\n\nmore \\begin{equation}E\\label{e}\\end{equation} \\begin{verse}x\\end{verse}`),
    ).toEqual([
      ['block', align],
      ['block', '\\begin{equation}E\\label{e}\\end{equation}'],
    ]);
  });

  test('leaves text as it is written: no signs are made of (c), quotes and hyphens', () => {
    const text = '(a), (b), (c) at 5\' 30" with --maxrec +- 1...';
    expect(markdownElement(text, offline).textContent?.trim()).toBe(text);
  });

  test('draws tasks, footnotes and boxes', () => {
    const html = (text: string) => markdownElement(text, offline).innerHTML.replace(/\n/g, '');
    expect(html('- [ ] a\n- [x] b\n- [c] d')).toBe(
      '<ul><li class="task">☐ a</li><li class="task">☑ b</li><li>[c] d</li></ul>',
    );
    expect(html('a[^x] b[^none] c[^y]\n\n[^y]: why *so*\n[^x]: ex')).toBe(
      '<p>a<sup>1</sup> b[^none] c<sup>2</sup></p><ol class="footnotes"><li>ex</li><li>why <em>so</em></li></ol>',
    );
    const note = '<aside class="admonition note"><p class="admonition-title">Note</p><p>body</p></aside>';
    expect(html(':::{note}\n:class: tip\nbody\n:::')).toBe(note);
    expect(html('```{note}\nbody\n```')).toBe(note);
    expect(html('```{tip} A *way*\n$x$\n```')).toContain('<p class="admonition-title">A <em>way</em></p>');
    expect(html('> [!WARNING]\n> hot')).toContain('<blockquote class="admonition warning">');
    expect(math('```{math}\n:label: a\nx = 1\n```')).toEqual([['block', 'x = 1']]);
    expect(html('```{code}\nx\n```')).toContain('<pre>');
    expect(html(':::{note}\n<img src=x onerror="a()">\n:::')).not.toContain('onerror');
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

test('LaTeX between words stands in its places, and the words are text', () => {
  const { element } = latexView('$\\alpha$ *and* <b> $$\\beta_1$$', parts);
  expect(element.textContent).toBe('\\alpha *and* <b> \\beta_1');
  expect([...element.querySelectorAll('[data-math]')].map((node) => node.textContent)).toEqual(['\\alpha', '\\beta_1']);
});

test('TeX that KaTeX lacks is written as it has it', () => {
  expect(texForKatex('\\begin{eqnarray*}a &=& b\\label{eq:1}\\end{eqnarray*}')).toBe(
    '\\begin{array}{rcl}a &=& b\\end{array}',
  );
  expect(texForKatex('\\begin{constructor}x\\end{constructor}')).toBe('\\begin{constructor}x\\end{constructor}');
});
