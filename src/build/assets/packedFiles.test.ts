import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isThere } from '../fixtures/isThere.ts';
import { cacheDir } from './cache.ts';
import { assetLock, type Asset } from './lock.ts';

/** What code names and does not read where it runs in a page: file → why. */
const NOT_READ: Readonly<Record<string, string>> = {
  'compiler.js': 'Bokeh compiles extensions with Node',
  'index.html': 'of Bokeh’s server, or a name that applications give',
  'app_index.html': 'of Bokeh’s server',
  'plotly.min.js': 'the site’s own copy takes its place (figures/plotly_figures.py)',
  'index.js': 'anywidget’s page is the site’s own',
  'providers.json': 'a second copy lies within the package',
};
/** Read by compilers alone. */
const SOURCES = /\.(?:py|pyi|typed|c|h|cpp|hpp|pyx|pxd|a|f|f90)$/;

const served = resolve(import.meta.dirname, '../../../public/vendor/pyodide');
const official = ({ sha256, file }: Asset) => join(cacheDir(), 'assets', sha256, file);
const wheels = assetLock.assets.filter(
  (asset) => asset.kind === 'wheel' && existsSync(official(asset)) && existsSync(join(served, asset.file)),
);

const isReady = isThere('The wheels of the site', wheels.length > 0, 'npm run setup');

test.skipIf(!isReady)('no file that a package’s code names is left out of its wheel', () => {
  const found = wheels.flatMap(leftOut);
  expect(found).toEqual([]);
});

test('a wheel whose code names what is left out is seen', () => {
  const files = { 'a/b.py': 'open("descr/iris.rst")', 'a/descr/iris.rst': '', 'a/c.h': '' };
  expect(namedIn(files, new Set(['a/b.pyc']))).toEqual(['iris.rst in a/b.py']);
  expect(
    namedIn({ 'a/__init__.py': 'x = lazy.attach_stub(__name__)', 'a/__init__.pyi': '' }, new Set(['a/__init__.pyc'])),
  ).toEqual(['stubs in a/__init__.py']);
});

function leftOut(asset: Asset): readonly string[] {
  const kept = new Set(Object.keys(unzipSync(readFileSync(join(served, asset.file)), { filter: () => true })));
  const names: string[] = [];
  const sources = unzipSync(readFileSync(official(asset)), {
    filter: ({ name }) => {
      names.push(name);
      return name.endsWith('.py') && kept.has(`${name}c`);
    },
  });
  const texts = Object.fromEntries(names.map((name) => [name, '']));
  for (const [name, bytes] of Object.entries(sources)) texts[name] = Buffer.from(bytes).toString('latin1');
  return namedIn(texts, kept).map((found) => `${asset.name}: ${found}`);
}

/** Files of a wheel that are not among those kept, with the code that names them. */
function namedIn(files: Readonly<Record<string, string>>, kept: ReadonlySet<string>): readonly string[] {
  const dropped = Object.keys(files).filter(
    (name) => !kept.has(name) && !kept.has(`${name}c`) && !/\.dist-info\/|(?:^|\/)tests?\//.test(name),
  );
  const data = new Set(dropped.map((name) => basename(name)).filter((name) => name !== '' && !SOURCES.test(name)));
  const hasStubs = dropped.some((name) => name.endsWith('.pyi'));
  return Object.entries(files).flatMap(([name, text]) => [
    ...[...text.matchAll(/["'](?:[^"'\n]*\/)?([\w.-]+\.\w+)["']/g)]
      .map(([, file = '']) => file)
      .filter((file) => data.has(file) && !Object.hasOwn(NOT_READ, file))
      .map((file) => `${file} in ${name}`),
    ...(hasStubs && text.includes('attach_stub(') ? [`stubs in ${name}`] : []),
  ]);
}
