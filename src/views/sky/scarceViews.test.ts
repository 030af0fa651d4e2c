import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ScarceViews } from './scarceViews.ts';

let seen: (places: readonly string[], isIntersecting: boolean) => Promise<void>;
beforeEach(() => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  class Observer {
    constructor(told: (entries: readonly object[]) => void) {
      seen = async (places, isIntersecting) => {
        told(places.map((target) => ({ target, isIntersecting })));
        await settled();
      };
    }
    observe(): void {}
    unobserve(): void {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => vi.unstubAllGlobals());

const STILL = { pause: () => undefined, go: () => undefined };

/** Views named by letters, of which `live` are drawn; each counts how often it was drawn. */
function hold(views: ScarceViews, names: string) {
  const live = new Set<string>();
  const ends = [...names].map((name) =>
    views.hold(
      name as never,
      async () => {
        live.add(name);
        const end = () => void live.delete(name);
        return { ...STILL, end, sleep: async () => end() };
      },
      () => undefined,
    ),
  );
  return { live, ends };
}

test('more views than may be are drawn as they come near, and those out of sight for longest go to sleep', async () => {
  const { live, ends } = hold(new ScarceViews(2), 'abcd');
  await Promise.all(ends);
  expect([...live]).toEqual(['a', 'b']);
  await seen(['a'], true);
  await seen(['c'], true);
  expect([...live].sort()).toEqual(['a', 'c']);
  await seen(['a'], false);
  await seen(['b'], true);
  expect([...live].sort()).toEqual(['b', 'c']);
  // All in sight are drawn, however many.
  await seen(['a', 'd'], true);
  expect([...live].sort()).toEqual(['a', 'b', 'c', 'd']);
  await seen(['c', 'd', 'a'], false);
  expect([...live].sort()).toEqual(['a', 'b']);
});

test('a view is drawn again as it was left, and one that has gone is not', async () => {
  const drawn: (number | undefined)[] = [];
  const views = new ScarceViews(1);
  const held = await views.hold(
    'a' as never,
    async (before?: number) => {
      drawn.push(before);
      return { ...STILL, end: () => undefined, sleep: async () => 7 };
    },
    () => undefined,
  );
  hold(views, 'b');
  await seen(['b'], true);
  const look = () =>
    held.look(
      async () => 'drawn',
      (before) => String(before),
    );
  expect(await look()).toBe('7');
  await seen(['b'], false);
  await seen(['a'], true);
  expect(drawn).toEqual([undefined, 7]);
  held.end();
  await seen(['a'], true);
  expect(drawn).toHaveLength(2);
});

test('a view that was never seen is drawn for a look at it, and goes to sleep again', async () => {
  const { live, ends } = hold(new ScarceViews(1), 'abc');
  const [, b, c] = await Promise.all(ends);
  const seen = async () => [...live].sort().join('');
  const looked = [b, c].map((held) => held?.look(seen, () => 'asleep'));
  expect(await Promise.all(looked)).toEqual(['ab', 'bc']);
  await new Promise((resolve) => setTimeout(resolve));
  expect([...live]).toHaveLength(1);
});

test('a drawn view stops out of sight, and goes on when it comes near or is looked at', async () => {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const parts = { go: note('go'), pause: note('pause'), end: note('end'), sleep: async () => undefined };
  const held = await new ScarceViews(1, 0).hold('a' as never, async () => parts, note('failed'));
  await seen(['a'], true);
  await seen(['a'], true);
  expect(new Set(done.splice(0))).toEqual(new Set(['go']));
  await seen(['a'], false);
  await held.look(async () => note('look')(), note('asleep'));
  await vi.waitFor(() => expect(done).toEqual(['go', 'look', 'pause']));
  held.end();
  await vi.waitFor(() => expect(done.at(-1)).toBe('end'));
});

test('a drawing that fails is told to who waits for it, a later one to the view', async () => {
  const views = new ScarceViews(1);
  const fails = () => Promise.reject(new Error('no sky'));
  await expect(views.hold('a' as never, fails, () => undefined)).rejects.toThrow('no sky');
  const { live } = hold(views, 'b');
  const told: unknown[] = [];
  await views.hold('c' as never, fails, (error) => told.push(error));
  await seen(['c'], true);
  expect(told).toEqual([new Error('no sky')]);
  expect(live.size).toBe(0);
});
