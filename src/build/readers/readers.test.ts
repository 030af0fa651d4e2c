// @vitest-environment jsdom
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { CPYTHON, hasCpython } from '../fixtures/cpython.ts';
import { many } from './adversarial.ts';
import { EXEMPT_MODULES } from './exemptModules.ts';
import { findReading } from './findReading.ts';
import { growthOf } from './growth.ts';
import { READERS } from './readers.ts';

const root = resolve(import.meta.dirname, '../../..');

type PythonReader = {
  readonly name: string;
  readonly modules: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
};

function pythonReaders(): readonly PythonReader[] | undefined {
  if (!hasCpython) return undefined;
  return JSON.parse(
    execFileSync(CPYTHON, ['-B', join(import.meta.dirname, 'python_readers.py')], {
      encoding: 'utf8',
      timeout: 240_000,
    }),
  ) as readonly PythonReader[];
}

/** The modules that a page or its workers load. */
function modules(): readonly string[] {
  return ['src', 'workers']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${top}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter(
      (path) => /\.(ts|py)$/.test(path) && !/\.test\.ts$|\.d\.ts$|^src\/build\/|\/(testing|__pycache__)\//.test(path),
    );
}

const ofPython = pythonReaders();
const reading = new Map(modules().map((path) => [path, findReading(path, readFileSync(join(root, path), 'utf8'))]));
const tabled = new Set([
  ...READERS.flatMap((reader) => reader.modules),
  ...(ofPython ?? []).flatMap((reader) => reader.modules.map((path) => `workers/python/skybook/${path}`)),
]);
const isCheckable = (path: string) => ofPython !== undefined || !path.endsWith('.py');

it('every module with patterns or loops over what it is given is in the table of readers, or exempt with a reason', () => {
  expect(reading.size).toBeGreaterThan(400);
  const missing = [...reading].filter(
    ([path, found]) => found.length > 0 && !tabled.has(path) && !(path in EXEMPT_MODULES) && isCheckable(path),
  );
  expect(missing.map(([path, found]) => `${path}: ${found.join('; ')}`)).toEqual([]);
});

it('the table and the exemptions name modules that are there, and exempt is only what would be found', () => {
  expect([...tabled].filter((path) => !reading.has(path))).toEqual([]);
  expect(
    Object.keys(EXEMPT_MODULES).filter((path) => (reading.get(path)?.length ?? 0) === 0 || tabled.has(path)),
  ).toEqual([]);
  expect(new Set(READERS.map(({ name }) => name)).size).toBe(READERS.length);
});

describe.skipIf(!hasCpython)('Of the Python package, in time that grows with their length alone:', () => {
  test.each((ofPython ?? []).map((reader) => [reader.name, reader] as const))('%s', (_, { inputs }) => {
    expect(Object.entries(inputs).filter(([, ratio]) => !(ratio < 3))).toEqual([]);
  });
});

describe('A reader is found by', () => {
  test.each([
    ['a pattern that repeats', 'a.ts', 'export const a = /[^>]*x/;'],
    ['one that does so without an end', 'a.ts', 'export const a = /x{3,}/;'],
    ['one that is made', 'a.ts', 'export const a = new RegExp(b);'],
    ['a loop that looks in a text', 'a.ts', "for (;;) at = text.indexOf('a', at);"],
    ['a pattern of Python', 'a.py', 'import re\nA = re.compile("a*")'],
    ['a loop of Python', 'a.py', '    while at < len(text):'],
  ])('%s', (_, path, text) => {
    expect(findReading(path, text)).toHaveLength(1);
  });

  test.each([
    ['a pattern of fixed length', 'a.ts', 'export const a = /^[*+]x?\\*/;'],
    ['a look at a text outside loops', 'a.ts', "export const a = text.indexOf('a');"],
    ['a comment of Python', 'a.py', '# re.compile(x)'],
  ])('but not by %s', (_, path, text) => {
    expect(findReading(path, text)).toEqual([]);
  });
});

describe('Growth', () => {
  const looksToTheEnd = (text: string) => /<[^>]*>/.exec(text);

  // What else the machine does may flatten one measurement.
  it('of a reader that looks from every place to the end is told from that of a linear one', { retry: 2 }, async () => {
    const { ratio, characters } = await growthOf(looksToTheEnd, many('<'));
    expect(ratio).toBeGreaterThan(3);
    expect(characters).toBeLessThan(2 ** 18);
    const linear = await growthOf((text) => /<[^<>]*>/.exec(text), many('<'));
    expect(linear).toMatchObject({ characters: 2 ** 18 });
    expect(linear.ratio).toBeLessThan(3);
  });

  it('of a reader that does not end in time is infinite', async () => {
    expect((await growthOf((text) => /^(?:a|a)*$/.exec(`${text.slice(0, 60)}!`), many('a'), 500)).ratio).toBe(Infinity);
  });
});
