// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { toHtml } from '../html.ts';
import { readNotebook } from '../readNotebook.ts';
import { writeParts } from './resultsFile.ts';

const notebook = (text: string) => ({
  title: 'T',
  cells: [{ id: '1', language: 'markdown', text, pinned: false, hidden: false } as const],
});
const RESULTS = {
  1: { atMs: 1, own: 'o', made: 'm', outputs: [{ kind: 'stream', stream: 'stdout', text: '</template>&lt;' }] },
} as const;

it.each(['a', '<b>&amp;&lt;</b>', '</template><template id="skybook-notebook">', '${x}'])(
  'a notebook with results comes back as it was: %s',
  (text) => {
    const html = toHtml(notebook(text));
    expect(readNotebook(writeParts(html, RESULTS))).toEqual({ notebook: notebook(text), html, results: RESULTS });
  },
);

it('a notebook whose text holds such a file is itself', () => {
  const html = toHtml(notebook(writeParts(toHtml(notebook('inner')), {})));
  expect(readNotebook(html)!.html).toBe(html);
});

it('results that are none are left out', () => {
  const text = writeParts(toHtml(notebook('a')), { 1: 'x', 2: { atMs: 'now' } } as never);
  expect(readNotebook(text)!.results).toEqual({});
});
