import { describe, expect, test } from 'vitest';
import { GEOMETRY_MACROS } from '../../../catalogue/adql/geometryMacros.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../../catalogue/split/aggregates/mergeMacros.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { openNodeDatabase, hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { macroNames, Macros } from './macros.ts';

const ALL = [...GEOMETRY_MACROS, ...PARTIAL_MACROS, ...MERGE_MACROS];
const CHAIN = [
  'CREATE OR REPLACE MACRO skybook_a(x) AS x',
  'CREATE OR REPLACE MACRO skybook_b(x) AS skybook_a(x)',
  'CREATE OR REPLACE MACRO skybook_c(x) AS skybook_b(x) + skybook_a(x)',
  'CREATE OR REPLACE MACRO skybook_other(x) AS x',
];

function recorded(definitions: readonly string[], broken?: string) {
  const made: string[] = [];
  const macros = new Macros(definitions, async (sql) => {
    await Promise.resolve();
    const [name] = macroNames([sql]);
    if (name === broken) throw new NotebookError({ kind: 'sql', message: 'Out of bounds memory access' });
    made.push(name!);
  });
  return { made, macros };
}

describe('a macro', () => {
  test('is made when a statement first names it, after those that it calls, and once', async () => {
    const { made, macros } = recorded(CHAIN);
    await macros.readyFor('SELECT 1');
    expect(made).toEqual([]);
    await Promise.all([macros.readyFor('SELECT skybook_c(1), skybook_c(2)'), macros.readyFor('SELECT skybook_b(1)')]);
    await macros.readyFor('SELECT "skybook_c"(1), Skybook_B(1)');
    expect(made).toEqual(['skybook_a', 'skybook_b', 'skybook_c']);
  });

  test('that cannot be made fails the statements that need it, each time, and no others', async () => {
    const { made, macros } = recorded(CHAIN, 'skybook_b');
    for (const sql of ['SELECT skybook_b(1)', 'SELECT skybook_c(1)', 'SELECT skybook_b(2)']) {
      await expect(macros.readyFor(sql)).rejects.toMatchObject({
        failure: {
          kind: 'sql',
          message: expect.stringContaining('skybook_b') as string,
          detail: 'Out of bounds memory access',
        },
      });
    }
    await macros.readyFor('SELECT skybook_a(1), skybook_other(1), skybook_unknown(1)');
    expect(made).toEqual(['skybook_a', 'skybook_other']);
  });

  test('whose database is lost is lost with it', async () => {
    const macros = new Macros(CHAIN, () =>
      Promise.reject(new NotebookError({ kind: 'engine-lost', message: 'The SQL engine broke down' })),
    );
    await expect(macros.readyFor('SELECT skybook_a(1)')).rejects.toMatchObject({ failure: { kind: 'engine-lost' } });
  });
});

test('every macro has a name of its own, and calls only those before it', () => {
  const names = macroNames(ALL);
  expect(new Set(names).size).toBe(ALL.length);
  ALL.forEach((sql, i) => {
    const called = [...new Set(sql.match(/\bskybook_\w+/g))];
    expect(
      called.filter((name) => names.indexOf(name) > i),
      names[i],
    ).toEqual([]);
  });
});

test.skipIf(!hasExtensions)('every macro can be made by itself, with what it calls', async () => {
  const { database } = await openNodeDatabase();
  let id = 0;
  for (const name of macroNames(ALL)) {
    const made: string[] = [];
    const macros = new Macros(ALL, (sql) => {
      made.push(...macroNames([sql]));
      return database.query(++id, sql);
    });
    await macros.readyFor(name);
    for (const one of made) await database.query(++id, `DROP MACRO ${one}`);
  }
});
