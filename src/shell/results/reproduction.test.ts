// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { toHtml } from '../../notebook/html.ts';
import type { CellResult } from '../../notebook/results/cellResult.ts';
import type { Notice } from '../bar/notices.ts';
import { Reproduction } from './reproduction.ts';

const result = (text: string, more: Partial<CellResult> = {}): CellResult => ({
  atMs: 1,
  own: 'a',
  made: 'b',
  outputs: [{ kind: 'stream', stream: 'stdout', text }],
  ...more,
});
const cells = ['1', '2', '3'].map((id) => ({ id, language: 'python', text: id, pinned: true, hidden: false }) as const);
const html = toHtml({ title: 'x', cells, made: { with: { lock: 'old', numpy: '1' }, of: [] } });

function opened(then: Readonly<Record<string, CellResult>>, now: typeof then, here = { lock: 'new', numpy: '2' }) {
  const told = new Map<string, Notice | undefined>();
  const made = new Reproduction(
    { html, results: then, origin: 'link' },
    {
      notices: { set: (name, notice) => void told.set(name, notice) },
      siteUrl: 'https://site.test/',
      now: () => ({ html, results: now }),
      whole: async () => ({}),
      inDialog: (show) => show(),
      here,
    },
  );
  return { told, made };
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('other versions than those of the results are told, and the way to those where the site keeps them', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.href);
    return Response.json({ first: 'lock=older numpy=1', second: 'lock=old numpy=1' });
  });
  const { told } = opened({}, {});
  await vi.waitFor(() => expect(told.get('made')?.actions).toHaveLength(1));
  expect(told.get('made')?.text).toContain('numpy 1 (here 2)');
  expect(opened({}, {}, { lock: 'old', numpy: '1' }).told.size).toBe(0);
  expect(asked).toEqual(['https://site.test/versions/list.json']);
});

it('after a run the cells are told that show others than they came with, where the programs are the same', () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  const then = { 1: result('1'), 2: result('2'), 3: result('3') };
  const now = { 1: result('1', { atMs: 9 }), 2: result('two'), 3: result('three', { own: 'changed' }) };
  const { told, made } = opened(then, now);
  for (const id of ['1', '2', '3', 'new']) made.ran(id);
  expect(told.has('changed')).toBe(false);
  vi.advanceTimersByTime(2000);
  expect(told.get('changed')?.text).toContain('than this run gives: cell 2.');
  const same = opened(then, then);
  same.made.ran('1');
  vi.advanceTimersByTime(2000);
  expect(same.told.get('changed')).toBeUndefined();
});
