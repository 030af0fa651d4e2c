import { expect, test } from 'vitest';
import { missingImports } from './missingImports.ts';

const text = (value: string): readonly number[] => [value.length, ...new TextEncoder().encode(value)];
const section = (id: number, ...body: readonly number[]): readonly number[] => [id, body.length, ...body];

/** A module that imports functions of these names from `env`, and exports the first one as `own`. */
function moduleOf(...imported: readonly string[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 0, 0),
    ...section(2, imported.length, ...imported.flatMap((name) => [...text('env'), ...text(name), 0, 0])),
    ...section(7, 1, ...text('own'), 0, 0),
  ]);
}

test('a module may import what the interpreter has, what the loader gives, and what is its own', () => {
  expect(missingImports(moduleOf('strtoll', '__memory_base', 'own'), new Set(['strtoll']))).toEqual([]);
});

test('each name that nobody has is found, once', () => {
  expect(
    missingImports(
      moduleOf('strtoll', '__gettimeofday_time64', '__gettimeofday_time64', '__localtime64_r'),
      new Set(['strtoll']),
    ),
  ).toEqual(['__gettimeofday_time64', '__localtime64_r']);
});
