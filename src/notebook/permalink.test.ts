import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { fromPermalink, toPermalink } from './permalink.ts';
import { readRoute, writeRoute } from './route.ts';
import { seeded } from '../build/fixtures/seeded.ts';

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
  const random = seeded(5);
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
