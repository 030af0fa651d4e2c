// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { fromHtml, toHtml } from '../../notebook/html.ts';
import type { Kept } from '../kept.ts';
import { Keeper } from '../keeper.ts';
import { FULL_TRUST } from '../trust.ts';
import { kinOf } from './kinOf.ts';
import { shownTexts } from './shownTexts.ts';
import { takeInto } from './takeInto.ts';

const text = (name: string) => `${name} = [${Array.from({ length: 20 }, (_, i) => `${name}(${i})`).join(', ')}]`;
const file = (...texts: readonly string[]) =>
  toHtml({
    title: 'Stars',
    cells: texts.map((one, place) => ({
      id: String(place + 1),
      language: 'python',
      text: one,
      pinned: true,
      hidden: false,
    })),
  });
const kept = (id: string, html: string, more: Partial<Kept> = {}): Kept => ({
  id,
  title: id,
  html,
  createdMs: 1,
  changedMs: 2,
  origin: 'own',
  trust: FULL_TRUST,
  version: 0,
  ...more,
});

it('of the reader’s notebooks those that are versions of an opened one are found, and no others', () => {
  const opened = file(text('a'), text('changed'), text('c'));
  const all = [
    kept('the same', opened),
    kept('mine', file(text('a'), text('b'), text('c'))),
    kept('another', file(text('x'), text('y'))),
    kept('a copy', file(text('z')), { route: '#src=https://a.test/n.html' }),
  ];
  expect(kinOf(opened, all).map(({ id }) => id)).toEqual(['mine']);
  expect(kinOf(opened, all, '#src=https://a.test/n.html').map(({ id }) => id)).toEqual(['mine', 'a copy']);
});

it('what is taken over into a notebook is kept, with what it was and what that had shown', async () => {
  const keeper = new Keeper('taken over');
  const mine = file(text('a'), text('b'));
  await keeper.put(kept('m', mine, { origin: 'link', agreed: mine }));
  const theirs = fromHtml(file(text('a'), text('changed')))!;
  const changes = [{ kind: 'cell', mine: '2', theirs: '2' }] as const;
  expect(await takeInto(keeper, 'm', theirs, changes)).toBe(true);
  const now = (await keeper.get('m'))!;
  expect(fromHtml(now.html)?.cells.map((cell) => cell.text)).toEqual([text('a'), text('changed')]);
  // It was trusted as it read then.
  expect(now.trust.hosts).toBe(false);
  const [was] = await keeper.versions('m');
  expect(was).toMatchObject({ html: mine, atMs: now.wentBackMs });
  expect(await takeInto(keeper, 'gone', theirs, changes)).toBe(false);

  const shown = { 1: 'what it showed' };
  await keeper.put({ ...now, html: file('3'), changedMs: 5 }, { keepVersion: true, shown: () => shown });
  expect((await keeper.versions('m'))[0]).toMatchObject({ html: now.html, shown, length: now.html.length + 14 });
});

it('of what cells showed a version keeps texts, as many as there is room for', () => {
  const showing = (one: string) => ({ outputs: [{ kind: 'stream', stream: 'stdout', text: one } as const] });
  expect(shownTexts({ a: showing('1'.repeat(8)), b: showing('2'.repeat(8)), c: showing('33') }, 10)).toEqual({
    a: '11111111',
    c: '33',
  });
  expect(shownTexts({})).toBeUndefined();
});
