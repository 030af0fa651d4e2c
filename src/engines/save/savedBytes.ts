import type { Table } from '../../../workers/wire/table.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { changedNotes } from '../../catalogue/save/changedNotes.ts';
import type { SaveFormat } from '../../catalogue/save/formats.ts';
import { joinParquet } from '../../catalogue/save/joinParquet.ts';
import { ofTable } from '../../catalogue/save/ofTable.ts';
import { parquetNotes } from '../../catalogue/save/parquetNotes.ts';
import type { FileBytes, TableToSave } from '../../catalogue/save/tableToSave.ts';
import { toCsv } from '../../catalogue/save/toCsv.ts';
import { toEcsv } from '../../catalogue/save/toEcsv.ts';
import { toFits } from '../../catalogue/save/toFits.ts';
import { toVoTable } from '../../catalogue/save/toVoTable.ts';
import type { Carry } from '../engine.ts';
import type { LateSql } from '../sql/lateSql.ts';

/** Where rows come from that are not here. */
export type RowsParts = { readonly sql: Pick<LateSql, 'rowsToSave' | 'parquetOf'>; readonly carry: Carry };

/** How a save goes on. */
export type SaveRun = { readonly signal: AbortSignal; readonly onRows: (done: number, total?: number) => void };

/** All rows of a table as the bytes of a file; `notes`, which grow with them, are what its format could not hold. */
export async function savedBytes(
  table: Table,
  format: SaveFormat,
  { sql, carry }: RowsParts,
  { signal, onRows }: SaveRun,
): Promise<{ readonly bytes: FileBytes; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const rows = await rowsOf(table, { sql, carry }, signal);
  if (format !== 'parquet' && format !== 'csv') notes.push(...changedNotes(rows.table.schema));
  const told: TableToSave = {
    ...rows.table,
    name: table.name,
    warnings: table.warnings,
    sources: table.sources,
    batches: () => counted(rows.table, signal, (done) => onRows(done, rows.table.rows)),
  };
  const bytes =
    format === 'parquet'
      ? joinParquet(
          rows.parquet ? rows.parquet((done) => onRows(done, rows.table.rows)) : sql.parquetOf(told, signal),
          parquetNotes(told),
        )
      : WRITERS[format](told, (note) => notes.push(note));
  return { bytes, notes };
}

const WRITERS: Readonly<
  Record<Exclude<SaveFormat, 'parquet'>, (table: TableToSave, onNote: (note: string) => void) => FileBytes>
> = { csv: toCsv, ecsv: toEcsv, votable: toVoTable, fits: toFits };

type Rows = { readonly table: TableToSave; readonly parquet?: (onRows: (rows: number) => void) => FileBytes };

async function rowsOf(table: Table, { sql, carry }: RowsParts, signal: AbortSignal): Promise<Rows> {
  if (table.rows >= table.totalRows) return { table: ofTable(table) };
  if (!table.whole)
    throw new NotebookError({
      kind: 'engine-lost',
      message: 'Only the first rows of this table are here',
      advice: 'Run its cell again.',
    });
  if (table.whole.engine === 'sql') return sql.rowsToSave(table.whole, signal);
  const carried = await carry(table.whole);
  if (carried.kind !== 'table')
    throw new NotebookError({ kind: 'engine-lost', message: 'The table is gone', advice: 'Run its cell again.' });
  return { table: ofTable(carried.table) };
}

async function* counted(
  table: TableToSave,
  signal: AbortSignal,
  onRows: (done: number) => void,
): ReturnType<TableToSave['batches']> {
  let done = 0;
  for await (const batch of table.batches()) {
    signal.throwIfAborted();
    yield batch;
    onRows((done += batch.numRows));
  }
}
