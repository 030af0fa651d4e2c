import { tableFromIPC, type RecordBatch, type Table as ArrowTable } from 'apache-arrow';
import type { Table } from '../../../workers/wire/table.ts';
import type { TableToSave } from './tableToSave.ts';

/** Rows written at a time: few enough for the page to stay quick between. */
const BATCH_ROWS = 8192;

/** A table that is in memory, to be saved. */
export function ofTable({ ipc, columns, name, warnings, sources }: Table): TableToSave {
  const arrow = tableFromIPC(ipc);
  return {
    schema: arrow.schema,
    columns,
    name,
    warnings,
    sources,
    rows: arrow.numRows,
    batches: () => batchesOf(arrow),
  };
}

/** An Arrow table's rows, some thousands at a time. */
export async function* batchesOf(arrow: ArrowTable): AsyncIterable<RecordBatch> {
  for (const batch of arrow.batches) {
    for (let row = 0; row < batch.numRows; row += BATCH_ROWS)
      yield row === 0 && batch.numRows <= BATCH_ROWS
        ? batch
        : batch.slice(row, Math.min(batch.numRows, row + BATCH_ROWS));
  }
}
