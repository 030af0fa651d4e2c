import { expect, test } from 'vitest';
import { itemAt } from '../../src/known/itemAt.ts';
import { seeded } from '../../src/known/testing/seeded.ts';
import { identifier } from '../wire/quoted.ts';
import { tableNames } from './tableNames.ts';
import { hasExtensions, openNodeDatabase } from './testing/openNodeDatabase.ts';

const NAMES = ['a', 'A', 'a_1', 'a_2', 'A_1', 'a_1_1', 'b', 'é', 'É', 'ra dec', '"'];

test.skipIf(!hasExtensions)('Columns of one name are called as in the table that DuckDB makes of them', async () => {
  const { database } = await openNodeDatabase();
  const random = seeded(11);
  for (let i = 0; i < 150; i++) {
    const names = Array.from({ length: 1 + Math.floor(8 * random()) }, () =>
      itemAt(NAMES, Math.floor(random() * NAMES.length)),
    );
    const query = `SELECT ${names.map((name, at) => `${at} AS ${identifier(name)}`).join(', ')}`;
    const described = (await database.describe(query)).map(({ name }) => name);
    expect(described).toEqual(tableNames(names));
    await database.query(2 * i, `CREATE OR REPLACE TABLE t AS ${query}`);
    expect((await database.describe('FROM t')).map(({ name }) => name)).toEqual(described);
    expect((await database.describe(`FROM (${query})`)).map(({ name }) => name)).toEqual(described);
  }
});
