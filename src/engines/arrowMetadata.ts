import { Field, Schema, Table as ArrowTable, tableFromIPC, tableToIPC } from 'apache-arrow';
import { COLUMN_FACTS, type Column } from '../../workers/wire/column.ts';
import type { Provenance } from '../../workers/wire/provenance.ts';
import type { Table } from '../../workers/wire/table.ts';

const NOTES = 'skybook';

type Notes = {
  readonly name?: string;
  readonly rows: number;
  readonly totalRows: number;
  readonly warnings: readonly string[];
  readonly sources?: readonly Provenance[];
};

/**
 * The Arrow table of a wire table. Each field's metadata has `unit` (VOUnit), `ucd`, `utype`, `description`, `format`,
 * `type`, `timeScale` and `note` where known, so that columns keep them through `select`, `slice` and `assign`.
 */
export function arrowOfTable(table: Table): ArrowTable {
  const arrow = tableFromIPC(table.ipc);
  const fields = arrow.schema.fields.map((field, i) => {
    const metadata = new Map(field.metadata);
    for (const key of COLUMN_FACTS) {
      const value = table.columns[i]?.[key];
      if (value !== undefined) metadata.set(key, value);
    }
    return new Field(field.name, field.type, field.nullable, metadata);
  });
  const notes: Notes = {
    name: table.name,
    rows: table.rows,
    totalRows: table.totalRows,
    warnings: table.warnings,
    sources: table.sources,
  };
  const schema = new Schema(fields, new Map([...arrow.schema.metadata, [NOTES, JSON.stringify(notes)]]));
  return new ArrowTable(schema, arrow.batches);
}

/** What is known of an Arrow table's columns, read from its fields' metadata. */
export function columnsOfArrow(arrow: ArrowTable): readonly Column[] {
  return arrow.schema.fields.map((field) => {
    const known = COLUMN_FACTS.flatMap((key) => {
      const value = field.metadata.get(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    return { name: field.name, type: String(field.type), ...Object.fromEntries(known) };
  });
}

/** The name, whole length, warnings and sources of an Arrow table; a piece of a table that was cut still says so. */
export function notesOfArrow(arrow: ArrowTable): Omit<Notes, 'rows'> {
  const text = arrow.schema.metadata.get(NOTES);
  if (text === undefined) return { totalRows: arrow.numRows, warnings: [] };
  const notes: Notes = JSON.parse(text);
  if (notes.rows === arrow.numRows) return notes;
  const cut =
    notes.totalRows > notes.rows ? [`Made from the first ${notes.rows} of ${notes.totalRows} rows of a table.`] : [];
  return { name: notes.name, totalRows: arrow.numRows, warnings: [...notes.warnings, ...cut], sources: notes.sources };
}

/** The wire form of an Arrow table, with IPC in the stream format. */
export function tableOfArrow(arrow: ArrowTable): Table {
  return {
    ipc: tableToIPC(arrow, 'stream'),
    rows: arrow.numRows,
    columns: columnsOfArrow(arrow),
    ...notesOfArrow(arrow),
  };
}

/** Whether a value is an Arrow table, of this copy of the library or another. */
export function isArrowTable(value: unknown): value is ArrowTable {
  if (value instanceof ArrowTable) return true;
  const table = value as Partial<ArrowTable> | null;
  return (
    typeof value === 'object' &&
    table !== null &&
    Array.isArray(table.batches) &&
    typeof table.numRows === 'number' &&
    typeof table.getChildAt === 'function'
  );
}
