import { stopped } from '../../../workers/wire/stopped.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { SAVE_FORMATS, type SaveFormat } from '../../catalogue/save/formats.ts';
import type { OpenFile } from './fileSink.ts';
import type { RowsParts, SaveRun } from './savedBytes.ts';
import { writeFile } from './writeFile.ts';

/** What saving needs of the rooms around. */
export type SaveParts = RowsParts & { readonly openFile: OpenFile };

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
  { openFile, ...rows }: SaveParts,
  run: SaveRun,
): Promise<Saved | undefined> {
  const { ending, mime } = SAVE_FORMATS[format];
  const name = `${fileStem(table.name)}.${ending}`;
  // First of all: a browser asks for a place only shortly after the reader's click.
  const sink = await openFile(name, mime, table.totalRows * Math.max(1, table.columns.length) * 8 > LARGE_BYTES);
  if (!sink) return undefined;
  try {
    // Most pages save nothing.
    const { savedBytes } = await import('./savedBytes.ts');
    const { bytes, notes } = await savedBytes(table, format, rows, run);
    return { name, bytes: await writeFile(bytes, sink, run.signal), notes };
  } catch (error) {
    await sink.abandon().catch(() => undefined);
    if (run.signal.aborted) throw stopped({ cause: error });
    throw error;
  }
}

/** A file name of what a table is called. */
export function fileStem(name: string | undefined): string {
  return (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '') || 'table';
}
