// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { EMPTY_NOTEBOOK } from './emptyNotebook.ts';
import { fromHtml, toHtml } from './html.ts';
import { titleOf } from './titleOf.ts';

const cell = {
  id: '1',
  language: 'javascript',
  text: 'const t = "</title><title>Other</title>"',
  pinned: true,
  hidden: false,
} as const;

it.each(['Stars & <b>', '', '  ', '</title>', '<script>1</script>', '\u00a0x'])(
  'the title %j is what reading the whole file gives',
  (title) => {
    const html = toHtml({ title, cells: [cell, ...EMPTY_NOTEBOOK.cells] });
    expect(titleOf(html)).toBe(fromHtml(html)?.title);
  },
);

it.each([
  '<notebook><script id="a" type="module">document.write("<title>no</title>")</script><title>Late</title></notebook>',
  '<html><head><title>Page</title></head><body><notebook><title>Inner</title></notebook></body></html>',
  '<p>none</p>',
])('of a file that others wrote too: %s', (html) => {
  expect(titleOf(html)).toBe(fromHtml(html)?.title);
});
