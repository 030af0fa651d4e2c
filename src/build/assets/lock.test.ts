import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KNOWN_MODULES } from '../../notebook/knownModules.ts';
import { assetLock } from './lock.ts';
import { pyodideFolder } from './pyodideFolder.ts';
import { PUBLIC_HOST } from './publicPackages.ts';

const distribution = Object.keys(
  (
    JSON.parse(readFileSync(join(pyodideFolder(), 'pyodide-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, unknown>>;
    }
  ).packages,
);
const { assets, mirrors, sdists, python } = assetLock;

it('every asset and every file it may come from is pinned by a sha256', () => {
  for (const { sha256 } of [...assets, ...Object.values(mirrors), ...Object.values(sdists), python])
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

it('every asset has a way that does not need a public host, or is left to the one that pages ask themselves', () => {
  for (const { name, sources } of assets) {
    for (const source of sources) {
      if ('url' in source) expect(source.url).toMatch(/^https:\/\//);
      if ('pypi' in source) expect(source.pypi).toMatch(/^[\w.-]+==[\w.]+$/);
      if ('pypi' in source && source.member) expect(mirrors, name).toHaveProperty([source.pypi]);
      if ('build' in source)
        expect(
          Object.keys(sdists).some((key) => key.startsWith(`${source.build}==`)),
          name,
        ).toBe(true);
    }
    expect(
      sources.every((source) => 'url' in source && source.url.startsWith(PUBLIC_HOST)) ||
        sources.some((source) => !('url' in source)),
      name,
    ).toBe(true);
  }
});

it('what can only be built is pinned by its source', () => {
  for (const { name, version, sha256, sources } of assets)
    if (sources.every((source) => 'build' in source)) expect(sdists[`${name}==${version}`]?.sha256, name).toBe(sha256);
});

it('NumPy is compiled anew from the source of the very version that is served', () => {
  expect(sdists).toHaveProperty([`numpy==${assets.find(({ name }) => name === 'numpy')!.version}`]);
});

it('the public host comes first', () => {
  for (const { name, sources } of assets)
    expect(
      sources.findIndex((source) => 'url' in source),
      name,
    ).toBeLessThanOrEqual(0);
});

it('names and files are there once, and every package that one needs is among them or in the distribution', () => {
  const names = assets.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(assets.map(({ file }) => file)).size).toBe(names.length);
  for (const { depends = [] } of assets)
    for (const name of depends) expect([...names, ...distribution]).toContain(name);
});

it('no module of a package that the site has is looked for beside a notebook', () => {
  const modules = new Set(assets.flatMap(({ imports = [] }) => imports.map((module) => module.split('.', 1).join())));
  expect(modules.size).toBeGreaterThan(50);
  expect([...modules].filter((module) => !KNOWN_MODULES.has(module))).toEqual([]);
});
