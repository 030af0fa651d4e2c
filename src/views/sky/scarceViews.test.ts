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

/** Views named by letters, of which `live` are drawn; each counts how often it was drawn. */
function hold(views: ScarceViews, names: string) {
  const live = new Set<string>();
  const ends = [...names].map((name) =>
    views.hold(
      name as never,
      async () => {
        live.add(name);
        const end = () => void live.delete(name);
        return { end, sleep: async () => end() };
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
      return { end: () => undefined, sleep: async () => 7 };
    },
    () => undefined,
  );
  hold(views, 'b');
  await seen(['b'], true);
  expect([await held.live(), held.before()]).toEqual([undefined, 7]);
  await seen(['b'], false);
  await seen(['a'], true);
  expect(drawn).toEqual([undefined, 7]);
  held.end();
  await seen(['a'], true);
  expect(drawn).toHaveLength(2);
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
