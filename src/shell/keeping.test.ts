// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_NOTEBOOK } from '../notebook/emptyNotebook.ts';
import { toHtml } from '../notebook/html.ts';
import { readRoute, type Route } from '../notebook/route.ts';
import type { Kept } from './kept.ts';
import { Keeper } from './keeper.ts';
import { Keeping } from './keeping.ts';
import type { Opening } from './openRoute.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';
import { giveWay, keepBoth, keepThis } from './versions/decide.ts';

const html = (title: string) => toHtml({ ...EMPTY_NOTEBOOK, title });
const route = (hash: string) => readRoute(hash) as Exclude<Route, { kind: 'home' }>;
const tabs: Keeping[] = [];
let names = 0;
afterEach(() => tabs.splice(0).forEach((tab) => tab.dispose()));

/** A browser whose tabs share one storage. */
function browser() {
  const name = `keeping ${++names}`;
  const keeper = new Keeper(name);
  const open = (hash: string, opening: Opening): Keeping => {
    const tab = new Keeping(route(hash), opening, {
      keeper: new Keeper(name),
      onChange: () => undefined,
      askToPersist: async () => undefined,
    });
    tabs.push(tab);
    return tab;
  };
  const own = async (): Promise<Kept> =>
    (await keeper.put({
      id: 'a',
      title: 'A',
      html: html('A'),
      createdMs: 1,
      changedMs: 1,
      origin: 'own',
      trust: FULL_TRUST,
      version: 0,
    })) as Kept;
  const openOwn = async (id = 'a') => {
    const kept = (await keeper.get(id))!;
    return open(`#mine/${id}`, { ...kept, kept });
  };
  return { keeper, open, own, openOwn };
}

it('the first change of somebody else’s notebook makes a copy with an address of its own, and later ones go into it', async () => {
  const { keeper, open } = browser();
  const tab = open('#cells/tour', { html: html('Tour'), origin: 'shipped', trust: FULL_TRUST, title: 'Tour' });
  await tab.save(html('Mine'));
  await tab.save(html('Mine too'));
  expect(await keeper.list()).toMatchObject([
    { id: tab.kept!.id, html: html('Mine too'), title: 'Mine too', route: '#cells/tour' },
  ]);
});

it('many saves at once end with the newest, and are few', async () => {
  const { keeper, own, openOwn } = browser();
  await own();
  const tab = await openOwn();
  for (let i = 0; i < 100; i++) void tab.save(html(`A ${i}`));
  await tab.settled();
  const [kept] = await keeper.list();
  expect(kept!.html).toBe(html('A 99'));
  expect(kept!.version).toBeLessThan(5);
});

it('two tabs that change one notebook each keep their own text at their own address, and both are told until the reader decides', async () => {
  const { keeper, own, openOwn } = browser();
  await own();
  const [one, two] = [await openOwn(), await openOwn()];
  await one.save(html('One'));
  await two.save(html('Two'));
  await two.save(html('Two more'));
  expect([one.kept!.id, one.html]).toEqual(['a', html('One')]);
  expect(two.kept).toMatchObject({ besides: 'a', html: html('Two more') });
  expect((await keeper.get('a'))!.html).toBe(html('One'));
  await vi.waitFor(() => expect(one.others).toMatchObject([{ html: html('Two more') }]));
  await vi.waitFor(() => expect(two.others).toMatchObject([{ html: html('One') }]));
  const again = await openOwn(two.kept!.id);
  await vi.waitFor(() => expect(again.others).toMatchObject([{ id: 'a' }]));
  await one.save(html('One more'));
  expect(one.others).toHaveLength(1);
});

it.each(['this', 'other', 'both'] as const)(
  'the reader keeps %s of two versions, and the one given up is a version of the other',
  async (decision) => {
    const { keeper, own, openOwn } = browser();
    await own();
    const [one, two] = [await openOwn(), await openOwn()];
    await one.save(html('One'));
    await two.save(html('Two'));
    const [other] = two.others;
    if (decision === 'this') await keepThis(two, other!, keeper);
    else if (decision === 'other') await giveWay(two, other!, keeper);
    else await keepBoth(two, other!, keeper);
    const left = (await keeper.list()).map(({ html: text, besides }) => [text, besides]);
    expect(left).toEqual(
      decision === 'both'
        ? expect.arrayContaining([
            [html('One'), undefined],
            [html('Two'), undefined],
          ])
        : [[html(decision === 'this' ? 'Two' : 'One'), undefined]],
    );
    if (decision !== 'both') {
      const [kept] = await keeper.list();
      expect((await keeper.versions(kept!.id)).map((version) => version.html)).toContain(
        html(decision === 'this' ? 'One' : 'Two'),
      );
    }
  },
);

it.each(['this', 'other'] as const)(
  'what a third tab made of a notebook is told of beside the one that is kept of two (%s)',
  async (decision) => {
    const { keeper, own, openOwn } = browser();
    await own();
    const [one, two, three] = [await openOwn(), await openOwn(), await openOwn()];
    await one.save(html('One'));
    await two.save(html('Two'));
    await three.save(html('Three'));
    const other = two.others.find(({ id }) => id === 'a')!;
    if (decision === 'this') await keepThis(two, other, keeper);
    else await giveWay(two, other, keeper);
    expect((await keeper.list()).map(({ title }) => title).toSorted()).toEqual(
      [decision === 'this' ? 'Two' : 'One', 'Three'].toSorted(),
    );
    await vi.waitFor(() => expect(three.others).toMatchObject([{ title: decision === 'this' ? 'Two' : 'One' }]));
  },
);

it('two tabs that make their first change of one link keep both, and say so', async () => {
  const { keeper, open } = browser();
  const opening = { html: html('Link'), origin: 'link', trust: NO_TRUST, title: 'Link' } as const;
  const [one, two] = [open('#nb1.x', opening), open('#nb1.x', opening)];
  await one.save(html('One'));
  await two.save(html('Two'));
  expect((await keeper.list()).map(({ title }) => title).toSorted()).toEqual(['One', 'Two']);
  expect(two.others).toMatchObject([{ title: 'One' }]);
  await vi.waitFor(() => expect(one.others).toMatchObject([{ title: 'Two' }]));
});

it('a tab that has changed nothing is told of the other tab’s change and of a deletion', async () => {
  const { keeper, own, openOwn } = browser();
  await own();
  const [one, two] = [await openOwn(), await openOwn()];
  await one.save(html('One'));
  await vi.waitFor(() => expect(two.newest).toMatchObject({ title: 'One' }));
  await keeper.delete('a');
  await vi.waitFor(() => expect(two.newest).toBe('gone'));
  await one.again();
  expect((await keeper.get('a'))!.html).toBe(html('One'));
});

it('trust given in another tab is no other version', async () => {
  const { keeper, own, openOwn } = browser();
  await own();
  const [one, two] = [await openOwn(), await openOwn()];
  await one.distrust();
  await two.save(html('Two'));
  expect(await keeper.list()).toMatchObject([{ id: 'a', html: html('Two'), trust: NO_TRUST }]);
});

it('going back keeps what was there, can be undone, and ends with the next change', async () => {
  const { keeper, own, openOwn } = browser();
  await own();
  const tab = await openOwn();
  await tab.save(html('B'));
  const [version] = await keeper.versions('a');
  expect(version!.html).toBe(html('A'));
  await tab.goBack(version!.html);
  expect((await keeper.get('a'))!.html).toBe(html('A'));
  const before = (await keeper.versions('a')).find(({ atMs }) => atMs === tab.kept!.wentBackMs);
  expect(before!.html).toBe(html('B'));
  const again = await openOwn();
  await again.save(html('C'));
  expect(again.kept!.wentBackMs).toBeUndefined();
});

it('trust given in another tab is not given to what this tab writes', async () => {
  const { keeper, open } = browser();
  const theirs = {
    id: 'a',
    title: 'A',
    html: html('A'),
    createdMs: 1,
    changedMs: 1,
    origin: 'address',
    trust: NO_TRUST,
    version: 0,
    route: '#src=https://a.example/',
  } as const;
  const kept = (await keeper.put(theirs)) as Kept;
  const [one, two] = [open('#mine/a', { ...kept, kept }), open('#mine/a', { ...kept, kept })];
  expect(await one.trust(html('A'), FULL_TRUST)).toBe(true);
  await two.look();
  await two.save(html('Other'));
  const all = await keeper.list();
  expect(all.map(({ html: text, trust, agreed }) => [text, trust, agreed])).toEqual(
    expect.arrayContaining([
      [html('A'), FULL_TRUST, html('A')],
      [html('Other'), NO_TRUST, undefined],
    ]),
  );
  expect(all).toHaveLength(2);
});

it('what the frame saves once the reader trusts what they read is not kept as that, nor is what it saves after going back', async () => {
  const { keeper, open, own, openOwn } = browser();
  const tab = open('#nb1.x', { html: html('Link'), origin: 'link', trust: NO_TRUST, title: 'Link' });
  await tab.save(html('By code'));
  const trusting = tab.trust(html('Link'), FULL_TRUST);
  await tab.save(html('By code, late'));
  expect(await trusting).toBe(true);
  await tab.save(html('By code, later'));
  expect((await keeper.list()).map(({ html: text, trust, besides }) => [text, trust, besides])).toEqual(
    expect.arrayContaining([
      [html('Link'), FULL_TRUST, undefined],
      [html('By code, late'), NO_TRUST, undefined],
    ]),
  );
  await own();
  const mine = await openOwn();
  await mine.save(html('B'));
  await mine.goBack(html('A'));
  await mine.save(html('B'));
  expect((await keeper.get('a'))!.html).toBe(html('A'));
});

it('a trusted notebook of somebody else that goes back to what the reader has not agreed to is not trusted any more', async () => {
  const { open } = browser();
  const tab = open('#nb1.x', { html: html('Link'), origin: 'link', trust: NO_TRUST, title: 'Link' });
  await tab.trust(html('Link'), FULL_TRUST);
  const again = open(`#mine/${tab.kept!.id}`, { ...tab.kept!, kept: tab.kept! });
  await again.save(html('Mine'));
  expect(again.kept!.trust).toEqual(FULL_TRUST);
  await again.goBack(html('Link'));
  expect(again.kept!.trust).toEqual(FULL_TRUST);
  const last = open(`#mine/${tab.kept!.id}`, { ...again.kept!, kept: again.kept! });
  await last.goBack(html('By code'));
  expect([last.kept!.trust, last.kept!.agreed]).toEqual([NO_TRUST, undefined]);
});

it('where trust cannot be kept all is as before, and later text is kept as far as it goes', async () => {
  const { keeper, open } = browser();
  const kept = (await keeper.put({
    id: 'a',
    title: 'A',
    html: html('A'),
    createdMs: 1,
    changedMs: 1,
    origin: 'disk',
    trust: NO_TRUST,
    version: 0,
  })) as Kept;
  const tab = open('#mine/a', { ...kept, kept });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  expect(await tab.trust(html('A'), FULL_TRUST)).toBe(false);
  expect([tab.trouble, tab.kept!.trust]).toEqual(['full', NO_TRUST]);
  vi.restoreAllMocks();
  await tab.save(html('B'));
  expect(await keeper.list()).toMatchObject([{ id: 'a', html: html('B'), trust: NO_TRUST }]);
});
