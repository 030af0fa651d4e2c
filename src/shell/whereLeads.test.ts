import { expect, it } from 'vitest';
import { whereLeads } from './whereLeads.ts';

/** A world where `a.example` may be asked and leads to `end`. */
function world(end: string, agrees = true) {
  const asked: [string, RequestInit | undefined][] = [];
  const parts = {
    may: ({ host }: URL) => host === 'a.example',
    agreed: async () => {
      if (!agrees) throw new Error('The reader did not agree');
    },
    fetch: async (url: unknown, init?: RequestInit) => {
      asked.push([String(url), init]);
      if (end === '') throw new TypeError('Failed to fetch');
      return Object.defineProperty(new Response('x'), 'url', { value: end });
    },
  };
  return { asked, find: (address: string) => whereLeads(address, parts) };
}

it('the host at the end is named, and was asked without credentials', async () => {
  const { asked, find } = world('https://b.example:81/deep?x');
  expect(await find('https://a.example/f')).toBe('b.example:81');
  expect(asked).toEqual([
    ['https://a.example/f', expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' })],
  ]);
});

it('a way that ends where the notebook may ask, or that no page can see, is told in words', async () => {
  await expect(world('https://a.example/g').find('https://a.example/f')).rejects.toThrow('It ends at a.example');
  await expect(world('').find('https://a.example/f')).rejects.toThrow('cannot be seen');
});

it.each([
  ['https://c.example/', true],
  ['ftp://a.example/', true],
  ['', true],
  ['https://a.example/f', false],
])('nobody is asked for %j, agreed %j', async (address, agrees) => {
  const { asked, find } = world('https://b.example/', agrees);
  await expect(find(address)).rejects.toThrow(/may not ask|did not agree/);
  expect(asked).toEqual([]);
});
