import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { keepDoubles } from './keepDoubles.ts';
import { parseTree, printTree } from './treeText.ts';

describe.skipIf(!hasExtensions)('a constant of a tree', () => {
  let rowOf: (sql: string) => Promise<string>;
  let printed: (sql: string) => Promise<string>;
  beforeAll(async () => {
    const { database } = await openNodeDatabase();
    let id = 0;
    rowOf = async (sql) => String(tableFromIPC(await database.query(++id, sql)).get(0));
    printed = async (sql) => database.deserialize(printTree(keepDoubles(parseTree(await database.serialize(sql)))));
  });

  test.each([
    '1e10',
    '1.5e3',
    '1e-5',
    '5e-324',
    '1.7976931348623157e308',
    '1e400',
    '-1e400',
    '2.5',
    '9007199254740993',
  ])('%s has its type and value once the tree is SQL again', async (constant) => {
    const sql = `SELECT typeof(${constant}) AS type, (${constant})::VARCHAR AS text, (7::BIGINT * ${constant})::VARCHAR AS made`;
    expect(await rowOf(await printed(sql))).toBe(await rowOf(sql));
  });
});
