import { Data, RecordBatch, Struct, type Schema } from 'apache-arrow';

/** Rows of columns that stand in one piece each. */
export function arrowBatch(schema: Schema, rows: number, columns: readonly Data[]): RecordBatch {
  return new RecordBatch(schema, new Data(new Struct(schema.fields), 0, rows, 0, undefined, [...columns]));
}
