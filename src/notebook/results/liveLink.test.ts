// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { beforeAll, expect, it, vi } from 'vitest';
import { leftSum } from '../leftControls.ts';
import { fromPermalink } from '../permalink.ts';
import { readNotebook } from '../readNotebook.ts';
import { liveLink } from './liveLink.ts';

// That of jsdom gives no streams.
beforeAll(() => void vi.stubGlobal('Blob', Blob));

const HTML =
  '<!doctype html>\n<notebook><title>T</title><script id="1" type="text/markdown">a ${x}</script></notebook>\n';
const SITE = 'https://site.example/';
const read = async (link: string) => readNotebook(await fromPermalink(new URL(link).hash.slice(1)))!;
const left = (values: Readonly<Record<number, unknown>>) => JSON.stringify({ 1: { text: leftSum('a ${x}'), values } });

it('a live link has the controls as they stand, and the notebook alone where there are none or too many', async () => {
  const stand = left({ 0: 7.5, 1: ['a', 'b'] });
  expect((await read(await liveLink(HTML, stand, SITE))).controls).toBe(stand);
  expect((await read(await liveLink(HTML, stand, SITE))).notebook.cells[0]?.text).toBe('a ${x}');
  const plain = await liveLink(HTML, undefined, SITE);
  expect(await read(plain)).not.toHaveProperty('controls');
  const many = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [i, Math.sin(i + 1)]));
  expect(await liveLink(HTML, left(many), SITE)).toBe(plain);
});
