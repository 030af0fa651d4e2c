import { stopped } from '../../../workers/wire/stopped.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { changedNotes } from '../../catalogue/save/changedNotes.ts';
import { SAVE_FORMATS, type SaveFormat } from '../../catalogue/save/formats.ts';
import { joinParquet } from '../../catalogue/save/joinParquet.ts';
import { ofTable } from '../../catalogue/save/ofTable.ts';
import { parquetNotes } from '../../catalogue/save/parquetNotes.ts';
import type { FileBytes, TableToSave } from '../../catalogue/save/tableToSave.ts';
import { toCsv } from '../../catalogue/save/toCsv.ts';
import { toEcsv } from '../../catalogue/save/toEcsv.ts';
import { toFits } from '../../catalogue/save/toFits.ts';
import { toVoTable } from '../../catalogue/save/toVoTable.ts';
import type { Carry } from '../engine.ts';
import type { SqlEngine } from '../sql/sqlEngine.ts';
import type { OpenFile } from './fileSink.ts';
import { writeFile } from './writeFile.ts';

/** What saving needs of the rooms around. */
export type SaveParts = {
  readonly sql: Pick<SqlEngine, 'rowsToSave' | 'parquetOf'>;
  readonly carry: Carry;
  readonly openFile: OpenFile;
};

/** How a save goes on. */
export type SaveRun = { readonly signal: AbortSignal; readonly onRows: (done: number, total?: number) => void };

/** A file that was written; `notes` are what its format could not hold. */
export type Saved = { readonly name: string; readonly bytes: number; readonly notes: readonly string[] };

/** From here on a reader may choose the place of the file before it is written. */
const LARGE_BYTES = 64e6;

/**
 * Saves all rows of a table, also of one that is shown in part; `undefined` when the reader has thought better of it.
 */
export async function saveTable(
  table: Table,
  format: SaveFormat,
  { sql, carry, openFile }: SaveParts,
  { signal, onRows }: SaveRun,
): Promise<Saved | undefined> {
  const { ending, mime } = SAVE_FORMATS[format];
  const name = `${fileStem(table.name)}.${ending}`;
  // First of all: a browser asks for a place only shortly after the reader's click.
  const sink = await openFile(name, mime, table.totalRows * Math.max(1, table.columns.length) * 8 > LARGE_BYTES);
  if (!sink) return undefined;
  const notes: string[] = [];
  try {
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
    return { name, bytes: await writeFile(bytes, sink, signal), notes };
  } catch (error) {
    await sink.abandon().catch(() => undefined);
    if (signal.aborted) throw stopped({ cause: error });
    throw error;
  }
}

const WRITERS: Readonly<
  Record<Exclude<SaveFormat, 'parquet'>, (table: TableToSave, onNote: (note: string) => void) => FileBytes>
> = { csv: toCsv, ecsv: toEcsv, votable: toVoTable, fits: toFits };

type Rows = { readonly table: TableToSave; readonly parquet?: (onRows: (rows: number) => void) => FileBytes };

async function rowsOf(table: Table, { sql, carry }: Omit<SaveParts, 'openFile'>, signal: AbortSignal): Promise<Rows> {
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

/** A file name of what a table is called. */
export function fileStem(name: string | undefined): string {
  return (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '') || 'table';
}
