// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { toHtml } from '../html.ts';
import { leftSum } from '../leftControls.ts';
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

it.each(['</template>', 'x"&lt;'])('controls come back as they were left: %s', (value) => {
  const controls = JSON.stringify({ 1: { text: leftSum('a'), values: { 0: value } } });
  expect(readNotebook(writeParts(toHtml(notebook('a')), RESULTS, controls))!.controls).toBe(controls);
  for (const none of ['', 'x', '[]', '{"1":{"text":1,"values":{"0":{"a":1}}}}'])
    expect(readNotebook(writeParts(toHtml(notebook('a')), RESULTS, none))).not.toHaveProperty('controls');
});

it('a notebook whose text holds such a file is itself', () => {
  const html = toHtml(notebook(writeParts(toHtml(notebook('inner')), {})));
  expect(readNotebook(html)!.html).toBe(html);
});

it('results that are none are left out', () => {
  const text = writeParts(toHtml(notebook('a')), { 1: 'x', 2: { atMs: 'now' } } as never);
  expect(readNotebook(text)!.results).toEqual({});
});
