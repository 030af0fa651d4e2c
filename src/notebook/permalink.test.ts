// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it, vi } from 'vitest';
import { crc32 } from './crc32.ts';
import { fromPermalink, toPermalink } from './permalink.ts';
import { readNotebook } from './readNotebook.ts';
import { readRoute, writeRoute } from './route.ts';
import { seededBelow } from '../known/testing/seededBelow.ts';

// That of jsdom gives no streams.
beforeAll(() => void vi.stubGlobal('Blob', Blob));

const html = '<!doctype html>\n<notebook><title>Ångström 星</title><script type="module">1 + 1</script></notebook>\n';

it('a link gives back the file it was made of, and stays as short as its compression', async () => {
  const long = html.repeat(200);
  const link = await toPermalink(long);
  expect(await fromPermalink(link)).toBe(long);
  expect(link.length).toBeLessThan(long.length / 50);
});

it('a link that was made once opens for ever', async () => {
  // Of November 2026, when this was the first version.
  const link =
    'nb1.HQBw2F3PQQ6CMBQE0D2nGL87E1NlgZu2V_AMSL-hAX4b_Ilwe4PIAreTmZeMPYTU6JwZrQ69L6wk5UdKHbTlgR3VcSRfAFaj9uzvwuijdEhPlJeysmbNl8arGWNWxODoSlhQR8qTmqEeu5De8oWAIzZlWZl19i-UO2E651nbJIQcRTg4-lkVTrjtGGu2C774AA';
  expect(await fromPermalink(link)).toContain('<title>One link of 2026</title>');
});

/** Of November 2026: the text alone, with small results, and with what those were made with. */
const REAL_LINKS = [
  'nb1.XQzERl3PQQrCMBCF4X1P8Rx3gg1WcZXkCN4hNgMNtUlIB2xvL7WK1O08_g9G73xqZc6MToaHrXRMwveUekjHAxtyoZCtAC1BHmxv7ApGcWXUar0s29iWkAXBGzoRFs6Q8CRqcKX36RnfBLDHr186tYb_RrMxpmOepUuRkEOM7A19tEvd4IBz3Vw3llbfH2z1Ag',
  'nb1.hIUUhG2QS27CMBCG95xi-ldiUQXSGESpIdygvUDVhcEWsfKwFQ8qKMrdK6ektBLejOefmW8eWza1rxQbsjpHKC9758pZ49jED3bTijcP2h344g0VXFfTI28mUR1ziAtTmxzKthiCRDHMlisT_XejWgqs2hDl9Fe_5oVDaz0P3TNQbJODzZnTWrWldl_NCCV6pBvrWp3-lN_niX-888xfuHANyNumMTrHjbycC3qixVys7nAHf9x2ULbpeLXdZHv3gK0Jp4oDdh0EZAfFbwEye1ktxXr9PLwEcTkJlSFBrbSBxF4ggTuxP3GA_OhQ2kZDIhQxN7la2UErVtEOm_lK2UjKFvPVq0Df9599_2fGbw',
  'nb1.SxJZSX1S227CMAx931d4nsTDBGkbLoNC-YPtB6Y9hNZbqzaXNa4GQv33KR0MJqHlxbF9fOzjZMOkXaOYoCoy9PVhZ209MZYpXHA7anh9X9icD46gZN2MPnh9F6JnDHBJmjJUVYtDEiCkueKGgv9CqgXPqvUhHP3GTzhNrMCowKBVQZOvikuE3Bomw78TZbFIRAyNzessXi5X8dNsRfO5zBfJCtyBS2uyqUhmQoLptDtkUszEFP_pY9-vupTMzqdRRHulXUPCth_RMDKMlHbrz87yev4-SS7eNbXP28rxsMAEIWwqQ6Y9R1q1dWG_zBkM8ACXdZyqo5_y23zyD99-8iMVwVXGUJHhhTlIf4SpkIsbvIN_frAhsonOD7-929z8Ay35rmGP2yNKTI-o-NljmjwtZnK5jIczxiAuRZXgeNgqpriTOEbbsevYY_p6xLoyBaboy4Adn2x6xEKxCnZQ5hpVBaZkKhYriX3fv_X91Yzf',
];

it('a real link of each form opens as what it held, results and origin too', async () => {
  const [plain, withResults, made] = await Promise.all(
    REAL_LINKS.map(async (link) => readNotebook(await fromPermalink(link))),
  );
  for (const read of [plain, withResults, made])
    expect(read?.notebook.cells.map(({ id, language, text }) => [id, language, text])).toEqual([
      ['1', 'markdown', '# Near stars'],
      ['2', 'python', '4.2 * 3.26'],
    ]);
  expect([plain?.results, plain?.notebook.made]).toEqual([undefined, undefined]);
  for (const read of [withResults, made])
    expect(read?.results?.['2']?.outputs).toEqual([{ kind: 'shown', shown: { data: { 'text/plain': '13.692' } } }]);
  expect(made?.notebook.made).toEqual({
    with: { skybook: '0.1.0', lock: '08890749e552c619', python: '3.14.2', numpy: '2.4.3' },
    of: [{ url: 'https://example.org/stars', identity: '"5f-1"' }],
  });
});

it('a link cut anywhere is refused', async () => {
  const link = await toPermalink(html);
  for (let length = 0; length < link.length; length++) {
    await expect(fromPermalink(link.slice(0, length))).rejects.toMatchObject({ failure: { kind: 'link' } });
  }
});

it('a link with one character changed or added is refused', async () => {
  const link = await toPermalink(html);
  for (let at = 0; at < link.length; at++) {
    const other = link[at] === 'A' ? 'B' : 'A';
    await expect(
      fromPermalink(link.slice(0, at) + other + link.slice(at + 1)),
      `changed at ${at}`,
    ).rejects.toMatchObject({ failure: { kind: 'link' } });
    await expect(fromPermalink(link.slice(0, at) + 'x' + link.slice(at)), `added at ${at}`).rejects.toMatchObject({
      failure: { kind: 'link' },
    });
  }
});

it('links damaged at random are refused: characters flipped, swapped, lost, doubled, or a stretch lost', async () => {
  const random = seededBelow(5);
  for (let round = 0; round < 600; round++) {
    const link = await toPermalink(`${html}${'é'.repeat(random(9))}${round}`);
    const at = random(link.length);
    const to = Math.min(link.length, at + 1 + random(12));
    const other = 'ABCDwxyz0189-_'[random(14)]!;
    const damaged = [
      link.slice(0, at) + other + link.slice(at + 1),
      link.slice(0, at) + link.slice(to),
      link.slice(0, to) + link.slice(at),
      link.slice(0, at) + [...link.slice(at, to)].reverse().join('') + link.slice(to),
      link + other,
    ];
    for (const text of damaged)
      if (text !== link) await expect(fromPermalink(text), text).rejects.toMatchObject({ failure: { kind: 'link' } });
  }
});

it('the checksum is the one of gzip', () => {
  for (const text of ['', 'a', '123456789', html]) {
    const bytes = new TextEncoder().encode(text);
    expect(crc32(bytes)).toBe(gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8));
  }
});

it('a small link that unpacks to more than a notebook can be is refused', async () => {
  await expect(fromPermalink(await toPermalink('0'.repeat(33 * 1024 * 1024)))).rejects.toThrow('more than 32 MB');
});

it.each([
  ['', { kind: 'home' }],
  ['#', { kind: 'home' }],
  ['#cells/tour', { kind: 'shipped', name: 'tour' }],
  ['#nb1.abc', { kind: 'link', payload: 'nb1.abc' }],
  ['#nb2.abc', { kind: 'unknown', hash: 'nb2.abc' }],
  ['#mine/a1', { kind: 'own', id: 'a1' }],
  ['#src=https://a.org/n.html?x=1#y', { kind: 'address', url: 'https://a.org/n.html?x=1#y' }],
  ['#src=https%3A%2F%2Fa.org%2Fn.html', { kind: 'address', url: 'https://a.org/n.html' }],
  ['#src=javascript:alert(1)', { kind: 'unknown', hash: 'src=javascript:alert(1)' }],
  ['#src=notebook.html', { kind: 'unknown', hash: 'src=notebook.html' }],
  ['#src=%E0%A4%A', { kind: 'unknown', hash: 'src=%E0%A4%A' }],
  ['#cells/../secret', { kind: 'unknown', hash: 'cells/../secret' }],
])('the address %s is read as what it asks for', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

it('a route written and read again is the same', () => {
  for (const hash of ['#cells/tour', '#nb1.abc', '#mine/a1', '#src=https://a.org/n.html?x=1'])
    expect(writeRoute(readRoute(hash))).toBe(hash);
});
