import { Table as ArrowTable, tableToIPC, type RecordBatch } from 'apache-arrow';
import type { FileBytes, TableToSave } from '../../../catalogue/save/tableToSave.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { PARQUET_OPTIONS, parquetSql } from './parquetSql.ts';

const GROUP_ROWS = 122_880;
let made = 0;

/** The rows of a table that is not in the database as Parquet files to be joined; one at least. */
export async function* parquetOf(table: TableToSave, member: Member, signal: AbortSignal): FileBytes {
  const name = `__skybook_saved${made++}`;
  const write = async (batches: readonly RecordBatch[]): Promise<Uint8Array> => {
    signal.throwIfAborted();
    try {
      await member.putTable(name, tableToIPC(new ArrowTable(table.schema, [...batches]), 'stream'));
      return await member.copyOut(
        `(${parquetSql(`FROM ${identifier(name)}`, await member.describe(`FROM ${identifier(name)}`))})`,
        '.parquet',
        PARQUET_OPTIONS,
      );
    } finally {
      await member.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    }
  };
  let batches: RecordBatch[] = [];
  let [rows, files] = [0, 0];
  for await (const batch of table.batches()) {
    batches.push(batch);
    rows += batch.numRows;
    if (rows < GROUP_ROWS) continue;
    yield await write(batches);
    [batches, rows] = [[], 0];
    files++;
  }
  if (batches.length > 0 || files === 0) yield await write(batches);
}
