import { createHash } from 'node:crypto';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pyodideFolder } from './pyodideFolder.ts';
import { pyodideLock } from './pyodideLock.ts';
import { LocalHosts } from './testing/localHosts.ts';
import { tinyWheel } from './testing/tinyWheel.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { installSources } from '../../../workers/python/installSources.ts';
import { Packages } from '../../../workers/python/packages.ts';
import { readHosted } from '../../../workers/python/readHosted.ts';
import { PYTHON_SOURCES } from '../../../workers/python/testing/pythonSources.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hosts = new LocalHosts();
const events: RunEvent[] = [];
let pyodide: PyodideAPI;
let packages: Packages;

beforeAll(async () => {
  await hosts.start();
  const wheel = tinyWheel('hosted', { 'hosted.py': 'import needed\nanswer = 40 + needed.two\n' });
  const needed = tinyWheel('needed', { 'needed.py': 'two = 2\n' });
  hosts.files.set('/hosted-1.0-py3-none-any.whl', wheel);
  hosts.files.set('/needed-1.0-py3-none-any.whl', needed);
  hosts.files.set('/changed-1.0-py3-none-any.whl', wheel);
  const entry = (name: string, bytes: Uint8Array, depends: readonly string[]) => ({
    name,
    version: '1.0',
    file_name: `${name}-1.0-py3-none-any.whl`,
    install_dir: 'site',
    sha256: hashOf(bytes),
    package_type: 'package',
    imports: [name],
    depends,
  });
  const distribution = [
    entry('hosted', wheel, ['needed']),
    entry('needed', needed, []),
    entry('absent', wheel, []),
    entry('changed', needed, []),
  ];
  const info = {
    abi_version: '2026_0',
    arch: 'wasm32',
    platform: 'emscripten_5_0_3',
    python: '3.14.2',
    version: '314.0.3',
  };
  const lock = pyodideLock(info, [], distribution, `${hosts.url}/`);
  pyodide = await loadPyodide({ indexURL: pyodideFolder(), lockFileContents: lock });
  installSources(pyodide, PYTHON_SOURCES);
  packages = new Packages(pyodide, {
    later: () => Promise.reject(new Error('the site has none')),
    now: () => {
      throw new Error('the site has none');
    },
    beside: () => {
      throw new Error('no notebook');
    },
    hosted: readHosted,
  });
});
afterAll(() => hosts[Symbol.asyncDispose]());

test('a package of the public host comes with all that it needs, once a cell imports it', async () => {
  await packages.loadFor('import hosted', (event) => events.push(event));
  expect(pyodide.runPython('import hosted; hosted.answer')).toBe(42);
  expect(events).toContainEqual({
    kind: 'progress',
    progress: {
      label: expect.stringMatching(/^Loading (?:hosted|needed), (?:hosted|needed) from 127\.0\.0\.1/) as string,
    },
  });
  const asked = hosts.asked.length;
  await packages.loadFor('import hosted, needed', () => undefined);
  expect(hosts.asked.length).toBe(asked);
});

test('no library brings one by looking for it', () => {
  expect(packages.modules()).toEqual([]);
  expect(packages.hostedModules()).toEqual(['hosted', 'needed', 'absent', 'changed']);
});

test('one that the host does not give is missing for the import alone, which says from where it should have come', async () => {
  await packages.loadFor('try:\n    import absent\nexcept ImportError: pass', () => undefined);
  const { why_missing: why } = pyodide.pyimport('skybook.packages.pypi') as unknown as {
    readonly why_missing: (module: string) => string;
  };
  expect(why('absent')).toMatch(/^absent could not be had from 127\.0\.0\.1.*Check that you are online/);
});

test('one that has another hash is told from one that is not there', async () => {
  await expect(readHosted(`${hosts.url}/absent-1.0-py3-none-any.whl`, '00')).rejects.toThrow('answered 404');
  await packages.loadFor('import changed', () => undefined);
  const { why_missing: why } = pyodide.pyimport('skybook.packages.pypi') as unknown as {
    readonly why_missing: (module: string) => string;
  };
  expect(why('changed')).toMatch(/^127\.0\.0\.1.* gave for changed another file than the one whose SHA-256/);
});
