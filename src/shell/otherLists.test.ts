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

/** What opening the list at an address shows below it, and how many notebooks; `answer` gives it. */
async function opened(answer: () => Response): Promise<{ readonly note: string; readonly names: number }> {
  vi.stubGlobal('fetch', async () => answer());
  localStorage.setItem('skybook.lists', '["https://a.test/list.json"]');
  const shown = otherLists().querySelector('details')!;
  shown.open = true;
  shown.dispatchEvent(new Event('toggle'));
  const note = shown.querySelector('[role=status]')!;
  await vi.waitFor(() => expect(note.textContent).not.toBe('Asking for it…'));
  return { note: note.textContent, names: shown.querySelectorAll('a').length };
}

it('of a list without an end no more is read than a list may be long, and that is told', async () => {
  let [answers, pieces] = [0, 0];
  let isCancelled = false;
  const endless = () => {
    answers++;
    return new Response(
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          pieces++;
          controller.enqueue(new Uint8Array(2 ** 16).fill(0x20));
        },
        cancel: () => void (isCancelled = true),
      }),
    );
  };
  expect(await opened(endless)).toEqual({
    note: 'What a.test gave is larger than 1 MB: that is no list of notebooks.',
    names: 0,
  });
  expect(isCancelled).toBe(true);
  expect(pieces / answers).toBeLessThan(20);
});

it('a list that says how long it is, longer than a list may be, is not read at all', async () => {
  let isRead = false;
  const stated = () =>
    new Response(new ReadableStream<Uint8Array>({ pull: () => void (isRead = true) }, { highWaterMark: 0 }), {
      headers: { 'Content-Length': String(2 ** 21) },
    });
  expect((await opened(stated)).note).toMatch(/^What a\.test gave is larger than 1 MB/);
  expect(isRead).toBe(false);
});

it.each([
  [1, '', 1],
  [300, '', 300],
  [1234, 'The first 300 of its 1,234 entries are looked at.', 300],
])('of a list of %i notebooks that many are named that can be, and the rest told', async (count, note, names) => {
  const list = Array.from({ length: count }, (_, i) => ({ name: `n${i}`, title: `N ${i}`, line: '' }));
  expect(await opened(() => Response.json(list))).toEqual({ note, names });
});
