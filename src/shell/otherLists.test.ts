// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { listUrl, notebooksOf, otherLists } from './otherLists.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('a list stands where it says, and that of another Skybook where such sites have it', () => {
  expect(listUrl(' https://a.test/lists/mine.json#x ')).toBe('https://a.test/lists/mine.json');
  expect(listUrl('https://a.test/repo/#cells/tour')).toBe('https://a.test/repo/cells/index.json');
  expect(listUrl('https://a.test/repo/index.html')).toBe('https://a.test/repo/cells/index.json');
  for (const text of ['', 'a.test', 'javascript:alert(1)', 'data:text/html,x', 'file:///x.json'])
    expect(listUrl(text)).toBeUndefined();
});

it('of a list in whatever shape, notebooks with web addresses and texts are taken', () => {
  const at = 'https://a.test/repo/cells/index.json';
  const list = [
    { name: 'tour', title: 'A tour', line: 'short', order: 1 },
    { url: 'https://b.test/n.ipynb', title: 5 },
    { url: 'javascript:alert(1)', title: 'x' },
    { title: 'nowhere' },
    null,
    'x',
  ];
  expect(notebooksOf(list, at)).toEqual([
    { url: 'https://a.test/repo/cells/tour.html', title: 'A tour', line: 'short' },
    { url: 'https://b.test/n.ipynb', title: '/n.ipynb', line: '' },
  ]);
  expect(notebooksOf({ a: 1 }, at)).toEqual([]);
});

it('an added list is there at the next visit, asked for when it is opened, and forgotten on demand', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json([{ name: 'one', title: 'One', line: '' }]);
  });
  const add = otherLists();
  add.querySelector('input')!.value = 'https://a.test/';
  add.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  const later = otherLists();
  expect(asked).toEqual([]);
  const shown = later.querySelector('details')!;
  shown.open = true;
  shown.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(shown.querySelector('a')?.hash).toBe('#src=https://a.test/cells/one.html'));
  expect(asked).toEqual(['https://a.test/cells/index.json']);
  [...shown.querySelectorAll('button')].find(({ textContent }) => textContent === 'Forget')!.click();
  expect(otherLists().querySelector('details')).toBeNull();
});
