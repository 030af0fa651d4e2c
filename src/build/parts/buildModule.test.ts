import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { buildModule } from './buildModule.ts';
import { BUILT } from './partSources.ts';
import { PART } from '../../../workers/wire/partPath.ts';

const sources = resolve(import.meta.dirname, '../..');

test.each([
  [PART.python, 'start'],
  [PART.sql, 'start'],
  [PART.inputs, 'Inputs'],
  [PART.katex, 'adoptKatexStyles,renderTex,texMathMl'],
])('%s is one module that imports no other file and exports %s alone', async (path, name) => {
  const text = await buildModule(sources, BUILT[path]!);
  const [, exported = ''] = /\bexport ?\{([^}]*)\};?\s*$/.exec(text) ?? [];
  expect(exported.split(',').map((each) => each.trim().replace(/^.* as /, ''))).toEqual(name.split(','));
  expect(
    text.match(/(?:^|[;}\n])\s*import\s*(?:[\w*{][^;()]*?from\s*)?["'][^"'\n]+["']|\bimport\(["'][./][^)]*\)/g) ?? [],
  ).toEqual([]);
});

test('styles go into the document with the module, with each font in one form', async () => {
  const text = await buildModule(sources, BUILT[PART.katex]!);
  const [first = ''] = text.split('\n');
  expect(first).toMatch(/^\{const style=document\.createElement\("style"\)/);
  const fonts = [...first.matchAll(/url\((data:font\/(\w+)|[^)]{0,40})/g)].map(([, , kind]) => kind);
  expect(fonts.length).toBeGreaterThan(15);
  expect(new Set(fonts)).toEqual(new Set(['woff2']));
});

test('a module that has others beside it is refused', async () => {
  const entry = resolve(sources, 'build/bench/start/floor/python.ts');
  await expect(buildModule(sources, { entry })).rejects.toThrow('needs other files');
});
