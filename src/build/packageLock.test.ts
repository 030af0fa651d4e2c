import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
};

const root = resolve(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');

/**
 * DuckDB for Node on other systems than those the lock was made on: for tests alone, and npm takes them as they come
 * there.
 */
const WITHOUT_SUM = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'win32-arm64', 'win32-x64'].map(
  (system) => `node_modules/@duckdb/node-bindings-${system}`,
);

it('every package is taken by its sum', () => {
  expect(locked.length).toBeGreaterThan(300);
  expect(
    locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path),
  ).toEqual(WITHOUT_SUM);
  for (const path of WITHOUT_SUM) expect(packages[path]!.optional, path).toBe(true);
});

it('none comes from elsewhere than the registry', () => {
  expect(
    locked
      .filter(
        ([, { resolved, link }]) =>
          link || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
      )
      .map(([path]) => path),
  ).toEqual([]);
});

it('none runs anything when it is installed, also on a contributor’s machine; the one that would works without', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  // esbuild's script only spares its command a start of Node; tsx and Vite load it as a library.
  expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([
    'node_modules/esbuild',
  ]);
});

it('what package.json asks for is one version each', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version.replace(/^npm:.*@/, ''));
});
