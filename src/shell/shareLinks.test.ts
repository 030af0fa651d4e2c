// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { beforeAll, expect, it, vi } from 'vitest';
import { MIME } from '../../workers/wire/shown.ts';
import { fromHtml } from '../notebook/html.ts';
import { leftSum } from '../notebook/leftControls.ts';
import { fromPermalink } from '../notebook/permalink.ts';
import { readNotebook } from '../notebook/readNotebook.ts';
import type { Results } from '../notebook/results/cellResult.ts';
import { shareLinks } from './shareLinks.ts';

// That of jsdom gives no streams.
beforeAll(() => void vi.stubGlobal('Blob', Blob));

const HTML =
  '<!doctype html>\n<notebook><title>T</title><script id="1" type="text/markdown">a ${x}</script></notebook>\n';
const shown = (data: Readonly<Record<string, unknown>>) => [{ kind: 'shown', shown: { data } } as const];
const result = (data: Readonly<Record<string, unknown>>) => ({ atMs: 1, own: 'o', made: 'm', outputs: shown(data) });
const read = async (link: string) => readNotebook(await fromPermalink(new URL(link).hash.slice(1)))!;

it('a link with small results brings them, and the same notebook', async () => {
  const rows = {
    columns: [{ name: 'n', numeric: true }],
    rows: Array.from({ length: 50 }, (_, i) => [String(i)]),
    totalRows: 900,
    warnings: [],
  };
  const results: Results = {
    1: result({ 'text/markdown': 'a 7' }),
    2: result({ 'image/png': 'iVBORw0KGgo' + 'A'.repeat(5000) }),
    3: result({ [MIME.rows]: rows }),
  };
  const links = await shareLinks(HTML, { results }, 'https://site.example/');
  expect(links.map(({ extras }) => extras)).toEqual([[], ['results']]);
  const [plain, { html, results: brought }] = await Promise.all([read(links[0]!.link), read(links[1]!.link)]);
  for (const file of [html, plain.html]) {
    expect(fromHtml(file)?.cells.map(({ text }) => text)).toEqual(['a ${x}']);
    expect(fromHtml(file)?.made?.with['skybook']).toMatch(/^\d/);
  }
  expect(brought).toEqual({ 1: results['1'], 3: result({ [MIME.rows]: { ...rows, rows: rows.rows.slice(0, 10) } }) });
});

it('a link brings the controls as they stand, of cells as they read now, with results or alone', async () => {
  const values = { 0: '7.5', 2: ['a', 'b'] };
  const left = { text: leftSum('a ${x}'), values };
  const controls = JSON.stringify({ 1: left, 2: left, 3: { text: 5, values: { 0: 'of a cell that is gone' } } });
  const results: Results = { 1: result({ 'text/markdown': 'a 7' }) };
  const links = await shareLinks(HTML, { results, controls }, 'https://site.example/');
  expect(links.map(({ extras }) => extras)).toEqual([[], ['results'], ['controls'], ['results', 'controls']]);
  const [plain, , alone, both] = await Promise.all(links.map(({ link }) => read(link)));
  expect(plain).not.toHaveProperty('controls');
  for (const one of [alone, both]) expect(JSON.parse(one!.controls!)).toEqual({ 1: left });
  expect([alone!.results, both!.results]).toEqual([{}, results]);
  const changed = controls.replaceAll(String(left.text), '5');
  for (const none of [undefined, '', '{}', 'x', '[1]', '{"1":null}', changed])
    expect(await shareLinks(HTML, { results: {}, controls: none }, 'https://site.example/')).toHaveLength(1);
});

it('a link brings nothing more where nothing small was shown, nor where it would be too long', async () => {
  expect(await shareLinks(HTML, { results: {} }, 'https://site.example/')).toHaveLength(1);
  const random = (): string => Array.from({ length: 1500 }, () => Math.random().toString(36)[3]).join('');
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [String(i), result({ 'text/plain': random() })]),
  );
  const values = { 0: random() };
  const controls = JSON.stringify({ 1: { text: leftSum('a ${x}'), values } });
  const links = await shareLinks(HTML, { results: many, controls }, 'https://site.example/');
  expect(links.map(({ extras }) => extras)).toEqual([[], ['controls']]);
});
