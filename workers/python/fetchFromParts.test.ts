import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchFromParts } from './fetchFromParts.ts';

const INDEX = 'https://site.invalid/pyodide/';
const direct = vi.fn(async (_input: RequestInfo | URL) => new Response('from the network'));

beforeEach(() => {
  direct.mockClear();
  vi.stubGlobal('fetch', direct);
});
afterEach(() => vi.unstubAllGlobals());

test.each([`${INDEX}a.whl`, new URL(`${INDEX}a.whl`), new Request(`${INDEX}a.whl`, { integrity: 'sha256-x' })])(
  '%s is taken from the parts, under its own address',
  async (asked) => {
    const take = vi.fn(async () => new TextEncoder().encode('a wheel').buffer as ArrayBuffer);
    fetchFromParts(INDEX, 'vendor/pyodide/', take);
    const response = await fetch(asked);
    expect([response.ok, response.url, await response.text()]).toEqual([true, `${INDEX}a.whl`, 'a wheel']);
    expect(take.mock.calls).toEqual([['vendor/pyodide/a.whl']]);
    expect(direct).not.toHaveBeenCalled();
  },
);

test('a part that cannot be had fails as a fetch does, with its address and why', async () => {
  fetchFromParts(INDEX, 'vendor/pyodide/', () => Promise.reject(new Error('offline')));
  const failure = await fetch(`${INDEX}a.whl`).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TypeError);
  expect(String(failure)).toMatch(/site\.invalid\/pyodide\/a\.whl: offline/);
});

test.each(['https://site.invalid/pyodide', 'https://pypi.org/pyodide/a.whl', 'data:text/plain,a'])(
  '%s goes to the network',
  async (asked) => {
    fetchFromParts(INDEX, 'vendor/pyodide/', () => Promise.reject(new Error('not asked')));
    expect(await (await fetch(asked)).text()).toBe('from the network');
  },
);
