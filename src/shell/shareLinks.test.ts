// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { beforeAll, expect, it, vi } from 'vitest';
import { MIME } from '../../workers/wire/shown.ts';
import { fromHtml } from '../notebook/html.ts';
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
  const { plain, withResults } = await shareLinks({ html: HTML }, results, 'https://site.example/');
  const { html, results: brought } = await read(withResults!);
  for (const file of [html, (await read(plain)).html]) {
    expect(fromHtml(file)?.cells.map(({ text }) => text)).toEqual(['a ${x}']);
    expect(fromHtml(file)?.made?.with['skybook']).toMatch(/^\d/);
  }
  expect(brought).toEqual({ 1: results['1'], 3: result({ [MIME.rows]: { ...rows, rows: rows.rows.slice(0, 10) } }) });
});

it('there is none where nothing small was shown, nor where it would be too long', async () => {
  expect(await shareLinks({ html: HTML }, {}, 'https://site.example/')).toEqual({
    plain: expect.any(String) as string,
  });
  const random = (): string => Array.from({ length: 1500 }, () => Math.random().toString(36)[3]).join('');
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [String(i), result({ 'text/plain': random() })]),
  );
  expect(await shareLinks({ html: HTML }, many, 'https://site.example/')).toEqual({
    plain: expect.any(String) as string,
  });
});
