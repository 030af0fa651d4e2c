import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFaults } from './rooms/findFaults.ts';
import { HOUSE } from './rooms/house.ts';
import { readModule, type Module } from './rooms/readModule.ts';

const root = resolve(import.meta.dirname, '../..');

function sources(): readonly Module[] {
  const paths = ['src', 'workers', 'playwright']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${top}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(ts|js|css|html|py)$/.test(path) && !/\/(__pycache__|results)\//.test(path));
  return paths.map((path) => readModule(path, readFileSync(join(root, path), 'utf8'), new Set(paths)));
}

it('the files of the house keep its rules', () => {
  const modules = sources();
  expect(modules.length).toBeGreaterThan(200);
  expect(findFaults(modules, HOUSE)).toEqual([]);
});

it('every package that package.json names for the site has an owner', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const owned = Object.keys(HOUSE.packages);
  expect(
    Object.keys(dependencies).filter((name) => !owned.some((key) => name === key || name.startsWith(`${key}/`))),
  ).toEqual([]);
});

describe('a fault is found:', () => {
  const others = new Set(['workers/python/skybook/_page/cells.py']);
  const faults = (files: Readonly<Record<string, string>>) =>
    findFaults(
      Object.entries(files).map(([path, text]) => readModule(path, text, others)),
      HOUSE,
    );

  it.each([
    [
      'a worker that imports the page',
      'workers/sql/a.ts',
      `import { x } from '../../src/notebook/x.ts';`,
      'workers/sql/a.ts (room workers/sql) must not import src/notebook/x.ts (room src/notebook)',
    ],
    [
      'a room that imports a later one',
      'src/parse/a.ts',
      `import { x } from '../graph/x.ts';`,
      'src/parse/a.ts (room src/parse) must not import src/graph/x.ts (room src/graph)',
    ],
    ['so by type alone', 'src/parse/a.ts', `import type { X } from '../graph/x.ts';`, 'must not import src/graph/x.ts'],
    [
      'so by the type of a module',
      'src/parse/a.ts',
      `export type X = import('../graph/x.ts').X;`,
      'must not import src/graph/x.ts',
    ],
    [
      'so by import()',
      'src/graph/a.ts',
      `export const x = () => import('../views/x.ts');`,
      'must not import src/views/x.ts',
    ],
    [
      'so by export from',
      'src/graph/a.ts',
      `export { x } from '../views/x.ts';\nexport const y = 1;`,
      'must not import src/views/x.ts',
    ],
    [
      'so as a worker by URL',
      'src/graph/a.ts',
      `new Worker(new URL('../../workers/sql/worker.ts', import.meta.url));`,
      'must not import workers/sql/worker.ts',
    ],
    [
      'so as a worker by a query',
      'src/graph/a.ts',
      `import url from '../../workers/sql/worker.ts?worker&url';`,
      'must not import workers/sql/worker.ts',
    ],
    [
      'so in Python',
      'workers/python/skybook/web/a.py',
      'def f():\n    from skybook._page.cells import Cells\n',
      'must not import workers/python/skybook/_page/cells.py',
    ],
    ['so from CSS', 'src/page/a.css', `@import url("../shell/shell.css");`, 'must not import src/shell/shell.css'],
    [
      'so from HTML',
      'src/index.html',
      `<script type="module" src="./build/a.ts"></script>`,
      'must not import src/build/a.ts',
    ],
    ['so for its style', 'src/page/a.ts', `import '../views/a.css';`, 'must not import src/views/a.css'],
    [
      'a room that imports what only its tests may',
      'src/catalogue/a.ts',
      `import { x } from '../../workers/sql/x.ts';`,
      'must not import workers/sql/x.ts',
    ],
    [
      'engines that know each other',
      'src/engines/sql/a.ts',
      `import { x } from '../python/x.ts';`,
      'must not import src/engines/python/x.ts',
    ],
    [
      'a package outside its owner',
      'src/page/a.ts',
      `import aladin from 'aladin-lite';`,
      'src/page/a.ts must not import aladin-lite: it belongs to src/views/sky',
    ],
    [
      'a part of such a package',
      'src/page/a.ts',
      `import url from '@duckdb/duckdb-wasm/dist/x.wasm?url';`,
      'must not import @duckdb/duckdb-wasm/dist/x.wasm?url',
    ],
    [
      'a package that nobody owns',
      'src/page/a.ts',
      `import _ from 'lodash';`,
      'src/page/a.ts imports lodash, which has no owner in the table',
    ],
    ['a module of Node in a page', 'src/page/a.ts', `import { join } from 'node:path';`, 'must not import node:path'],
    [
      'a test package outside tests',
      'src/page/a.ts',
      `import { it } from 'vitest';`,
      'imports vitest, which has no owner',
    ],
    [
      'code from an unknown address',
      'src/page/a.ts',
      `export const load = (url: string) => import(url);`,
      'must not import an address made while running',
    ],
    ['a default export', 'src/page/a.ts', `export default 1;`, 'src/page/a.ts has a default export'],
    ['a default function', 'src/page/a.ts', `export default function x() {}`, 'has a default export'],
    ['a default by name', 'src/page/a.ts', `const x = 1;\nexport { x as default };`, 'has a default export'],
    [
      'a barrel',
      'src/page/index.ts',
      `export { a } from './a.ts';\nexport * from './b.ts';`,
      'src/page/index.ts only exports what other files do',
    ],
    [
      'a barrel in two steps',
      'src/page/index.ts',
      `import { a } from './a.ts';\nexport { a };`,
      'only exports what other files do',
    ],
    [
      'a file of 301 lines',
      'workers/python/a.py',
      'x = 1\n'.repeat(301),
      'workers/python/a.py has 301 lines, more than 300',
    ],
    [
      'a file that imports itself',
      'src/page/a.ts',
      `import type { A } from './a.ts';\nexport type A = 1;`,
      'src/page/a.ts → src/page/a.ts is a cycle',
    ],
    [
      'a folder without a room',
      'workers/rust/a.ts',
      `import { x } from '../wire/x.ts';`,
      'workers/rust/a.ts is in no room of the table',
    ],
  ])('%s', (_, path, text, fault) => {
    const found = faults({ [path]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  it('a cycle over three files, and only it', () => {
    const files = {
      'src/page/a.ts': `import { b } from './b.ts';`,
      'src/views/text/katex.ts': `import katex from 'katex';\nimport 'katex/dist/katex.min.css';\nexport { katex };`,
      'src/page/b.ts': `import { c } from './c.ts';\nimport { d } from './d.ts';`,
      'src/page/c.ts': `export const later = () => import('./a.ts');\nimport { d } from './d.ts';`,
      'src/page/d.ts': `export const d = 1;`,
    };
    expect(faults(files)).toEqual(['src/page/a.ts → src/page/b.ts → src/page/c.ts → src/page/a.ts is a cycle']);
  });

  it('a table that lets a room import a later one', () => {
    expect(
      findFaults([], {
        ...HOUSE,
        rooms: [
          ['src/a', ['src/b']],
          ['src/b', []],
        ],
      }),
    ).toEqual(['the table lets src/a import src/b, which is not above it']);
  });
});

it('what the rules allow is no fault', () => {
  const allowed = {
    'src/engines/sql/a.test.ts': `import { it } from 'vitest';\nimport { x } from '../../../workers/sql/x.ts';\nimport fs from 'node:fs';`,
    'src/catalogue/a.test.ts': `import { x } from '../../workers/sql/testing/x.ts';`,
    'src/build/vite.config.ts': `import { defineConfig } from 'vite';\nexport default defineConfig({});`,
    'src/page/a.ts': `// import x from '../shell/x.ts'\nexport const text = "import x from '../shell/x.ts'";\nexport { b } from './b.ts';`,
    'src/views/text/katex.ts': `import katex from 'katex';\nimport 'katex/dist/katex.min.css';\nexport { katex };`,
    'src/page/b.ts': `export const b = new URL('../shell/', location.href);`,
  };
  expect(
    findFaults(
      Object.entries(allowed).map(([path, text]) => readModule(path, text)),
      HOUSE,
    ),
  ).toEqual([]);
});
