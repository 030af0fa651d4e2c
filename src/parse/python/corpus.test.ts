import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CPYTHON, hasCpython } from '../../build/fixtures/cpython.ts';
import { analysePython } from './analysePython.ts';
import { findModuleNames } from './moduleNames.ts';
import { parseModule } from './moduleParser.ts';
import { tokenize } from './tokenizer.ts';

// SKYBOOK_CELLS and SKYBOOK_SEED: more cells, or others.
const count = process.env.SKYBOOK_CELLS ?? '10000';
const seed = process.env.SKYBOOK_SEED ?? '1';

type Names = {
  readonly bound: Iterable<string>;
  readonly read: Iterable<string>;
  readonly changed: Iterable<string>;
  readonly imports: Iterable<string>;
};
type Answer =
  { readonly valid: false; readonly text: string } | ({ readonly valid: true; readonly text: string } & Names);

function askPython(): readonly Answer[] {
  const script = resolve(import.meta.dirname, 'oracle.py');
  const out = execFileSync(CPYTHON, ['-B', script, count, seed], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

/** One line for all names; private ones are left out: Python mangles them, and they concern no other cell. */
function shown({ bound, read, changed, imports }: Names): string {
  const open = (names: Iterable<string>): string[] => [...names].filter((name) => !name.startsWith('_')).sort();
  return JSON.stringify({ bound: open(bound), read: open(read), changed: open(changed), imports: open(imports) });
}

function ourNames(text: string): Names {
  const names = findModuleNames(parseModule(tokenize(text).tokens).statements);
  return { ...names, imports: names.packages };
}

describe.skipIf(!hasCpython)('Against CPython, over its standard library cut into cells,', () => {
  const answers = hasCpython ? askPython() : [];
  const valid = answers.filter((answer) => answer.valid);

  test('there are thousands of cells to compare', () => {
    expect(valid.length).toBeGreaterThan(Number(count) / 2);
  });

  test('no cell that Python reads is called a syntax error', () => {
    expect(valid.filter(({ text }) => analysePython(text).failure).map(({ text }) => text)).toEqual([]);
  });

  test('the names of every cell are those that Python sees', () => {
    const wrong = valid.filter((answer) => shown(ourNames(answer.text)) !== shown(answer));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test('nearly all that Python cannot read is found out before it runs', () => {
    // What is copied with its indentation is read without it, as IPython does.
    const spoilt = answers.filter(({ valid, text }) => !valid && !/^\s*[ \t]/.test(text));
    expect(spoilt.filter(({ text }) => analysePython(text).failure).length / spoilt.length).toBeGreaterThan(0.98);
  });
});
