// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { MathSource } from '../text/typesetMath.ts';
import { standingPage } from './standingPage.ts';
import { standingTable } from './standingTable.ts';

const noMath = { module: () => Promise.reject(new Error('no KaTeX')) } as unknown as MathSource;
const shown = (data: Readonly<Record<string, unknown>>) => ({ kind: 'shown', shown: { data } }) as const;

/** The body of a page of one cell with these outputs, as a browser reads it. */
async function bodyOf(...outputs: readonly ReturnType<typeof shown>[]): Promise<HTMLElement> {
  const html = await standingPage(
    {
      title: 'A <b>',
      cells: [{ language: 'python', text: 'a < b', outputs, isStale: false }],
      liveUrl: 'https://site.example/#nb1.x',
      cited: 'how to cite <it>',
      parts: '',
    },
    noMath,
  );
  return new DOMParser().parseFromString(html, 'text/html').body;
}

describe('A page with results', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['text', { 'text/plain': '<i>' }, '<pre>&lt;i&gt;</pre>'],
    ['Markdown', { 'text/markdown': '*a*' }, '<p><em>a</em></p>'],
    ['HTML', { 'text/html': '<b onclick="x">b</b><script>y</script>' }, '<b>b</b>'],
    ['what only JSON can say', { 'application/json': { a: 1 } }, '"a": 1'],
    ['TeX, where KaTeX is not there', { 'text/latex': '$a<b$' }, 'a&lt;b'],
  ])('shows %s', async (_, data, html) => {
    expect((await bodyOf(shown(data))).querySelector('.output')!.innerHTML).toContain(html);
  });

  it.each([
    '<img src="https://a.example/x.png">',
    '<a href="javascript:x">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<img src="data:text/html,x">',
    '<iframe src="https://a.example"></iframe>',
    '<form action="https://a.example"><button formaction="https://b.example">b</button></form>',
    '<svg><image href="https://a.example/x.svg"/></svg>',
    '<video src="https://a.example/x.mp4" poster="https://a.example/x.png"></video>',
  ])('leads nowhere and holds nothing that acts, as of %s', async (html) => {
    const body = await bodyOf(shown({ 'text/html': html }));
    const addresses = [...body.querySelectorAll('.output *')].flatMap(({ attributes }) =>
      [...attributes].filter(({ value }) => /javascript:|https?:|data:text/.test(value)),
    );
    expect(addresses.map(({ name }) => name)).toEqual([]);
  });

  it('numbers its links for paper, each address once', async () => {
    const body = await bodyOf(
      shown({ 'text/html': '<a href="https://a.example/">a</a> <a href="https://a.example/">b</a>' }),
    );
    expect(body.querySelector('.output')!.textContent).toBe('a [1] b [1]');
    expect([...body.querySelectorAll('.links li')].map(({ textContent }) => textContent)).toEqual([
      'https://a.example/',
    ]);
  });

  it('keeps styles of an output in a tree of its own', async () => {
    const body = await bodyOf(shown({ 'text/html': '<style>b { color: red }</style><b>b</b>' }));
    expect([...body.querySelectorAll('style')]).toEqual([]);
    expect(body.querySelector('template')!.getAttribute('shadowrootmode')).toBe('open');
  });
});

it('a wide table stands in parts below each other, each row of them whole', () => {
  const columns = Array.from({ length: 30 }, (_, at) => ({ name: `column ${at}`, numeric: true }));
  const html = standingTable({ columns, rows: [columns.map((_, at) => String(at))], totalRows: 9, warnings: ['<w>'] });
  const page = new DOMParser().parseFromString(html, 'text/html');
  const heads = [...page.querySelectorAll('table')].map((table) => table.querySelectorAll('th').length);
  expect([heads.length > 1, heads.reduce((sum, count) => sum + count, 0)]).toEqual([true, 30]);
  expect([...page.querySelectorAll('td')].map(({ textContent }) => Number(textContent))).toEqual(
    columns.map((_, at) => at),
  );
  expect(page.querySelector('caption')!.textContent).toBe('first 1 of 9 rows × 30 columns');
  expect(page.querySelector('p')!.textContent).toBe('<w>');
});

it('a table that was kept is one for Jupyter too', () => {
  expect(
    standingTable({
      columns: [{ name: 'a', unit: 'deg', numeric: false }],
      rows: [[null]],
      totalRows: 1,
      warnings: [],
    }),
  ).toBe(
    '<table><caption>1 row × 1 column</caption><thead><tr><th scope="col">a<small>deg</small></th></tr></thead><tbody><tr><td class="null">null</td></tr></tbody></table>',
  );
});
