import { ByteWriter } from './byteWriter.ts';
import { isList, itemsOf, type Cell } from './cellItems.ts';
import { putValue, WIDTHS } from './putValue.ts';
import { savedColumns, type SavedColumn } from './savedColumn.ts';
import type { FileBytes, TableToSave } from './tableToSave.ts';
import { voTableHeader } from './voTableHeader.ts';

/**
 * A table as a VOTable 1.4 with a BINARY2 stream (§6.4): nulls beside NaN, lists, units, UCDs, utypes and descriptions
 * kept.
 */
export async function* toVoTable(table: TableToSave): FileBytes {
  const columns = savedColumns(table.schema, table.columns);
  const { head, tail } = voTableHeader(table, columns);
  const utf8 = new TextEncoder();
  yield utf8.encode(`${head}<DATA><BINARY2><STREAM encoding="base64">\n`);
  const out = new ByteWriter();
  for await (const batch of table.batches()) {
    const values = columns.map((column) => column.of(batch));
    for (let row = 0; row < batch.numRows; row++)
      putRow(
        out,
        columns,
        values.map((value) => value(row)),
      );
    // A multiple of three, so that the pieces of base64 join.
    yield utf8.encode(base64(out.take(out.length - (out.length % 3))));
  }
  yield utf8.encode(`${base64(out.take())}</STREAM></BINARY2></DATA>\n${tail}`);
}

function putRow(out: ByteWriter, columns: readonly SavedColumn[], values: readonly Cell[]): void {
  const flags = out.skip(Math.ceil(columns.length / 8));
  for (const [i, column] of columns.entries()) {
    const value = values[i] ?? null;
    if (value === null) out.view.setUint8(flags + (i >> 3), out.view.getUint8(flags + (i >> 3)) | (128 >> (i & 7)));
    putCell(out, column, value);
  }
}

function putCell(out: ByteWriter, { type, list }: SavedColumn, value: Cell): void {
  if (type === 'text') {
    const text = String(value ?? '');
    const at = out.skip(4 + 2 * text.length);
    out.view.setInt32(at, text.length);
    for (let i = 0; i < text.length; i++) out.view.setUint16(at + 4 + 2 * i, text.charCodeAt(i));
    return;
  }
  const items =
    list === undefined
      ? [isList(value) ? null : value]
      : value === null
        ? Array<null>(list === 'variable' ? 0 : list).fill(null)
        : itemsOf(value);
  if (list === 'variable') {
    const at = out.skip(4);
    out.view.setInt32(at, items.length);
  }
  for (const item of items) {
    const at = out.skip(WIDTHS[type]);
    if (item !== null) putValue(out.view, at, type, item);
    else if (type === 'boolean') out.view.setUint8(at, 0x3f);
    else putValue(out.view, at, type, type.startsWith('float') ? NaN : 0);
  }
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A multiple of three again.
  for (let at = 0; at < bytes.length; at += 24_573)
    pieces.push(`${btoa(String.fromCharCode(...bytes.subarray(at, at + 24_573)))}\n`);
  return pieces.join('');
}
