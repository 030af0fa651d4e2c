import { Field, Schema, Table as ArrowTable, type Data } from 'apache-arrow';
import type { Table } from '../../workers/wire/table.ts';
import { arrowOfTable } from './arrowMetadata.ts';
import { isIdentifier } from './isIdentifier.ts';
import { javascriptType, type JavascriptForm } from './javascriptType.ts';
import { MADE_FROM } from './madeFrom.ts';
import { itemAt } from '../known/itemAt.ts';
import { arrowBatch } from '../../workers/wire/arrowBatch.ts';

const originals = new WeakMap<ArrowTable, Table>();

/**
 * A wire table as JavaScript cells see it: an Arrow table whose values are JavaScript's own. Whole numbers and decimals
 * are numbers, identifiers BigInt, spans and times of day text; a column that has no such form without a loss is told
 * in its `note`.
 */
export function javascriptTable(table: Table): ArrowTable {
  const arrow = arrowOfTable(table);
  const forms = arrow.schema.fields.map((field, i) =>
    formOf(
      field,
      arrow.batches.map((batch) => itemAt(batch.data.children, i)),
    ),
  );
  if (forms.every(({ data, note }) => data === undefined && note === undefined)) return remembered(arrow, table);
  const fields = arrow.schema.fields.map((field, i) => {
    const { type, note, from } = itemAt(forms, i);
    const metadata = new Map(field.metadata);
    if (from) metadata.set(MADE_FROM, from);
    if (note) metadata.set('note', [metadata.get('note'), `\`${field.name}\` ${note}.`].filter(Boolean).join(' '));
    return new Field(field.name, type, true, metadata);
  });
  const schema = new Schema(fields, arrow.schema.metadata);
  const batches = arrow.batches.map((batch, at) => {
    const children = fields.map((_, i) => itemAt(forms, i).data?.[at] ?? itemAt(batch.data.children, i));
    return arrowBatch(schema, batch.numRows, children);
  });
  return remembered(new ArrowTable(schema, batches), table);
}

/** The wire table that an Arrow table of a JavaScript cell was made of, while it is that very table. */
export function originalOf(arrow: ArrowTable): Table | undefined {
  return originals.get(arrow);
}

function formOf(field: Field, pieces: readonly Data[]): JavascriptForm {
  return javascriptType(field.type, pieces, isIdentifier({ name: field.name, ucd: field.metadata.get('ucd') }));
}

function remembered(arrow: ArrowTable, table: Table): ArrowTable {
  originals.set(arrow, table);
  return arrow;
}
