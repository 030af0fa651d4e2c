import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ENTRY } from '../../../workers/wire/partPath.ts';
import { buildPage } from './buildPage.ts';
import { PAGE_ENTRY } from './partSources.ts';

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await buildPage(resolve(import.meta.dirname, '../..'), PAGE_ENTRY);
});

const named = (text: string) => Array.from(text.matchAll(/"chunk:([a-zA-Z][^"]*)"/g), ([, name = '']) => name);
const asked = (text: string) =>
  Array.from(text.matchAll(/\btakeChunk\((\[[^\]]*\])\)/g), ([, list = '']) => JSON.parse(list) as readonly string[]);

test('the entry exports `start` and imports nothing; all that files name is there', () => {
  const entry = files.get(ENTRY) ?? '';
  expect(entry).toMatch(/\bexport\s*\{[^}]*\bstart\b/);
  expect(named(entry)).toEqual([]);
  const names = [...files.values()].flatMap((text) => [...named(text), ...asked(text).flat()]);
  expect(names).toContain(ENTRY);
  expect(names.filter((name) => !files.has(name))).toEqual([]);
  for (const text of files.values())
    expect(
      text.match(/(?:^|[;}\n])\s*import\s*(?:[\w*{][^;()]*?from\s*)?["'`]\.\/|\bimport\(\s*["'`]\.\//g),
    ).toBeNull();
});

test('a file that is asked for is asked for with all that it needs', () => {
  const needed = (name: string): readonly string[] =>
    named(files.get(name) ?? '').flatMap((other) => (other === ENTRY ? [] : [other, ...needed(other)]));
  const lists = [...files.values()].flatMap(asked);
  expect(lists.length).toBeGreaterThan(5);
  for (const list of lists) expect(list.slice(1).toSorted()).toEqual([...new Set(needed(list[0] ?? ''))].toSorted());
});

test('what shows a notebook holds no engine, no grammar and no reader of a language, and stays small', () => {
  const entry = files.get(ENTRY) ?? '';
  for (const part of ['parseExpressionAt', 'RecordBatch', 'ConstructorParameter', 'QUALIFY'])
    expect([...files].filter(([name, text]) => name === ENTRY && text.includes(part))).toEqual([]);
  expect(gzipSync(entry, { level: 6 }).length).toBeLessThan(230_000);
});
