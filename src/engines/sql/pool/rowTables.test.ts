import { tableFromIPC } from 'apache-arrow';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../../workers/sql/database.ts';
import { hasExtensions, openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { RowTables, type WholeRows } from './rowTables.ts';

const LIST = '"id", "name"';
const FILE_BYTES = 100;

describe.skipIf(!hasExtensions)('rows of files that are read again', () => {
  let database: Database;
  let lastId = 0;
  const asked: string[] = [];
  const query = (sql: string) => {
    asked.push(sql.slice(0, 6));
    return database.query(++lastId, sql);
  };
  beforeAll(async () => {
    ({ database } = await openNodeDatabase());
    for (const i of [0, 1, 2, 3]) {
      const rows = `(SELECT ${i} * 10 + id AS id, 'é' || id AS name FROM range(3) AS r(id))`;
      await database.putFile(`file${i}.parquet`, await database.copyOut(rows, '.parquet', ''));
    }
  });

  // Each test numbers its tables anew.
  beforeEach(async () => {
    for (let i = 1; i < 9; i++) await query(`DROP TABLE IF EXISTS __skybook_rows_${i}`);
  });

  const whole = (...numbers: readonly number[]): WholeRows => ({
    files: numbers.map((i) => ({ name: `file${i}.parquet`, content: `file${i} at 1`, bytes: FILE_BYTES })),
    list: LIST,
  });
  const idsOf = async (tables: RowTables, rows: WholeRows) => {
    const sql = tables.sqlOf(rows);
    return sql === undefined
      ? undefined
      : tableFromIPC(await query(sql))
          .toArray()
          .map(({ id }) => Number(id));
  };
  const twice = async (tables: RowTables, rows: WholeRows) => {
    for (let i = 0; i < 2; i++) await tables.keep(rows);
  };

  test('are kept at the second time, not at the first, and make no statement at the third', async () => {
    const tables = new RowTables(query, 1000);
    await tables.keep(whole(0, 1));
    expect(tables.sqlOf(whole(0, 1))).toBeUndefined();
    await tables.keep(whole(0, 1));
    expect(await idsOf(tables, whole(0, 1))).toEqual([0, 1, 2, 10, 11, 12]);
    asked.length = 0;
    await tables.keep(whole(0, 1));
    expect(asked).toEqual([]);
  });

  test('are kept at the first time where they are few and that is asked for', async () => {
    const tables = new RowTables(query, 1e9);
    const many = { list: LIST, files: whole(0).files.map((file) => ({ ...file, bytes: 1e8 })) };
    await tables.keep(many, { atOnce: true });
    expect(tables.sqlOf(many)).toBeUndefined();
    await tables.keep(whole(1, 2), { atOnce: true });
    expect(await idsOf(tables, whole(2))).toEqual([20, 21, 22]);
  });

  test('come of the files that are asked for, in their order, also where others joined later', async () => {
    const tables = new RowTables(query, 1000);
    await twice(tables, whole(1, 2));
    expect(await idsOf(tables, whole(2))).toEqual([20, 21, 22]);
    await twice(tables, whole(1, 3));
    expect(await idsOf(tables, whole(1, 3))).toEqual([10, 11, 12, 30, 31, 32]);
    expect(await idsOf(tables, whole(1, 2, 3))).toEqual([10, 11, 12, 20, 21, 22, 30, 31, 32]);
    expect(tables.sqlOf(whole(3, 1))).toBeUndefined();
    await twice(tables, whole(0, 1));
    expect(await idsOf(tables, whole(0, 1))).toEqual([0, 1, 2, 10, 11, 12]);
  });

  test('of another content, of other columns or of a file more are not there', async () => {
    const tables = new RowTables(query, 1000);
    await twice(tables, whole(0));
    const [file] = whole(0).files;
    expect(tables.sqlOf({ files: [{ ...file!, content: 'file0 at 2' }], list: LIST })).toBeUndefined();
    expect(tables.sqlOf({ ...whole(0), list: '"id"' })).toBeUndefined();
    expect(tables.sqlOf(whole(0, 1))).toBeUndefined();
  });

  test('take no more than their bound: those used longest ago go', async () => {
    const tables = new RowTables(query, 2 * FILE_BYTES);
    await twice(tables, whole(0, 1, 2));
    expect(tables.sqlOf(whole(0))).toBeUndefined();
    await twice(tables, whole(0, 1));
    await twice(tables, { ...whole(2), list: '"id"' });
    expect(tables.sqlOf(whole(0))).toBeUndefined();
    expect(await idsOf(tables, { ...whole(2), list: '"id"' })).toEqual([20, 21, 22]);
    tables.clear();
    expect(tables.sqlOf({ ...whole(2), list: '"id"' })).toBeUndefined();
    const left = await query("SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, '__skybook_rows')");
    expect(tableFromIPC(left).numRows).toBe(0);
  });

  test('that cannot be kept leave nothing behind', async () => {
    let fails = false;
    const tables = new RowTables(async (sql) => {
      const answer = await query(sql);
      // As one that is stopped once it has done its work.
      if (fails && !sql.startsWith('DROP')) throw new Error('stopped');
      return answer;
    }, 1000);
    await twice(tables, whole(0));
    fails = true;
    await tables.keep(whole(1));
    await expect(tables.keep(whole(0, 1))).rejects.toThrow('stopped');
    fails = false;
    expect(tables.sqlOf(whole(0))).toBeUndefined();
    await tables.keep(whole(0, 1));
    expect(tables.sqlOf(whole(0, 1))).toBeUndefined();
    await tables.keep(whole(0, 1));
    expect(await idsOf(tables, whole(0, 1))).toEqual([0, 1, 2, 10, 11, 12]);
  });
});
