import { RecordBatch, Schema, Table as ArrowTable, tableFromIPC, tableToIPC } from 'apache-arrow';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Job } from '../../engine.ts';
import { itemAt } from '../../../known/itemAt.ts';

const MOST_ROWS = 1000;
const PAUSE_MS = 700;

/**
 * Shows the first rows of a result while more are on their way: as soon as there are any, and then at most every 0.7 s
 * until there are a thousand. `onShow` is told before.
 */
export function firstRows(job: Job, onShow: () => void): (ipc: Uint8Array, names: readonly string[]) => void {
  let batches: readonly RecordBatch[] = [];
  let rows = 0;
  let shownAt = -Infinity;
  return (ipc, names) => {
    if (job.cell.hidden || rows >= MOST_ROWS) return;
    const part = tableFromIPC(ipc);
    if (part.numRows === 0) return;
    const table = named(part.slice(0, MOST_ROWS - rows), names);
    batches = [...batches, ...table.batches];
    rows += table.numRows;
    if (performance.now() - shownAt < PAUSE_MS && rows < MOST_ROWS) return;
    shownAt = performance.now();
    const first = new ArrowTable(table.schema, [...batches]);
    const result = {
      ipc: tableToIPC(first, 'stream'),
      rows,
      totalRows: rows,
      columns: names.map((name) => ({ name })),
      warnings: ['The first rows; more are being read.'],
    };
    onShow();
    job.emit({ kind: 'clear' });
    job.emit({ kind: 'shown', shown: { data: { [MIME.table]: { table: 'result' } }, tables: { result } } });
  };
}

/** The leading columns of a table under other names. */
function named(table: ArrowTable, names: readonly string[]): ArrowTable {
  const columns = table.selectAt(names.map((_, i) => i));
  const fields = columns.schema.fields.map((field, i) => field.clone({ name: itemAt(names, i) }));
  const schema = new Schema(fields);
  return new ArrowTable(
    schema,
    columns.batches.map((batch) => new RecordBatch(schema, batch.data)),
  );
}
