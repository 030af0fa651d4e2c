import { tableFromIPC } from 'apache-arrow';
import { batchesOf } from '../../../catalogue/save/ofTable.ts';
import type { FileBytes, TableToSave } from '../../../catalogue/save/tableToSave.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Member } from '../pool/member.ts';
import { leavingSql } from '../pool/leavingSql.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { PARQUET_OPTIONS, parquetSql } from './parquetSql.ts';
import { rowRanges } from './rowRanges.ts';

/** Bytes of a piece, as eight a value: small enough to be copied in a moment. */
const PIECE_BYTES = 8e6;
/** DuckDB's own size of a row group. */
const GROUP_ROWS = 122_880;

/** A table that can be saved, and its rows as Parquet files to be joined. */
export type RowsToSave = { readonly table: TableToSave; parquet(onRows: (rows: number) => void): FileBytes };

/** The rows of a table of the coordinator, read in pieces. */
export async function heldRows(
  coordinator: Member,
  name: string,
  columns: readonly Column[],
  notes: Pick<TableToSave, 'name' | 'warnings' | 'sources'>,
  signal: AbortSignal,
): Promise<RowsToSave> {
  const types = await coordinator.describe(`FROM ${identifier(name)}`);
  const { schema } = tableFromIPC(
    await coordinator.query(leavingSql(types, `FROM ${identifier(name)} LIMIT 0`), signal),
  );
  const few = Math.max(1, Math.floor(PIECE_BYTES / 8 / columns.length / 2048)) * 2048;
  const { rows, queries } = await rowRanges(coordinator, name, Math.min(GROUP_ROWS, few), signal);
  const groups = await rowRanges(coordinator, name, GROUP_ROWS, signal);
  return {
    table: {
      ...{ ...notes, schema, columns, rows },
      async *batches() {
        for (const sql of queries)
          yield* batchesOf(tableFromIPC(await coordinator.query(leavingSql(types, sql), signal)));
      },
    },
    async *parquet(onRows) {
      for (const [i, sql] of groups.queries.entries()) {
        signal.throwIfAborted();
        yield await coordinator.copyOut(`(${parquetSql(sql, types)})`, '.parquet', PARQUET_OPTIONS);
        onRows(Math.min(rows, (i + 1) * GROUP_ROWS));
      }
    },
  };
}
