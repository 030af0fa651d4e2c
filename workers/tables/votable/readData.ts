import { countText } from '../../../src/known/countText.ts';
import { NotebookError } from '../../wire/notebookError.ts';
import { base64Bytes } from './base64Bytes.ts';
import { binaryRows } from './binaryRows.ts';
import type { DataKind } from './dataKind.ts';
import type { Field } from './field.ts';
import { tableDataRows } from './tableDataRows.ts';
import { valueReader, type ValueReader } from './valueReader.ts';
import { closing } from './xmlClosing.ts';
import { attribute, xmlReader } from './xmlTokens.ts';

/** Rows that were read, and the place of their closing tag. */
export type DataRead = {
  readonly readers: readonly ValueReader[];
  readonly end: number;
  readonly warnings: readonly string[];
};

/** Reads the rows of a table from a place of its XML on. Fails with kind `fetch`; `url` is for its words. */
export function readData(xml: string, from: number, kind: DataKind, fields: readonly Field[], url: string): DataRead {
  const readers = fields.map((field) => valueReader(withSharedNull(field, fields)));
  try {
    const read = kind === 'TABLEDATA' ? tableDataRows(xml, from, readers) : streamRows(xml, from, kind, readers, url);
    if (read.end < xml.length) return { readers, end: read.end, warnings: warningsOf(fields, readers, read) };
  } catch (cause) {
    if (cause instanceof NotebookError) throw cause;
    throw new NotebookError(
      {
        kind: 'fetch',
        message: `The rows of ${url} are not what its fields say: they are damaged, or were cut short on the way.`,
        advice: 'Run the cell again.',
      },
      { cause },
    );
  }
  throw new NotebookError({
    kind: 'fetch',
    message: `${url} ends in the middle of its rows: it was cut short, by its server or on the way.`,
    advice: 'Run the cell again.',
  });
}

/** A field with the null of the field whose VALUES it refers to (VOTable 1.5 §4.6). */
function withSharedNull(field: Field, fields: readonly Field[]): Field {
  if (field.valuesRef === undefined || field.nullText !== undefined) return field;
  const nullText = fields.find(({ valuesId }) => valuesId === field.valuesRef)?.nullText;
  return nullText === undefined ? field : { ...field, nullText };
}

type Read = { readonly end: number; readonly shortRows?: number; readonly longRows?: number };

function streamRows(xml: string, from: number, kind: DataKind, readers: readonly ValueReader[], url: string): Read {
  const end = closing(xml, kind, from);
  if (end === xml.length) return { end };
  const stream = xmlReader(xml)(from);
  if (
    stream?.name !== 'STREAM' ||
    attribute(stream.attributes, 'href') ||
    !/^(base64|)$/.test(attribute(stream.attributes, 'encoding'))
  ) {
    throw new NotebookError({
      kind: 'fetch',
      message: `The rows of ${url} lie in a stream of a kind that is not read.`,
    });
  }
  const streamEnd = stream.kind === 'empty' ? stream.end : closing(xml, 'STREAM', stream.end);
  binaryRows(base64Bytes(xml, stream.end, streamEnd), readers, kind === 'BINARY2');
  return { end };
}

function warningsOf(
  fields: readonly Field[],
  readers: readonly ValueReader[],
  { shortRows = 0, longRows = 0 }: Read,
): readonly string[] {
  const rows = (count: number) => (count === 1 ? 'One row has' : `${countText(count)} rows have`);
  return [
    ...(shortRows > 0 ? [`${rows(shortRows)} fewer values than the table has columns; the last are null.`] : []),
    ...(longRows > 0 ? [`${rows(longRows)} more values than the table has columns; the last are left out.`] : []),
    ...readers.flatMap(({ faults }, i) => {
      const field = fields[i];
      return field ? faults.warnings(field.column.name, field.datatype) : [];
    }),
  ];
}
