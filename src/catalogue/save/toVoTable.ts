import type { Table } from '../../../workers/wire/table.ts';
import { savedColumns, type SavedColumn, type SavedType } from './tableColumns.ts';

const DATATYPES: Readonly<Record<SavedType, string>> = { boolean: 'datatype="boolean"', uint8: 'datatype="unsignedByte"', int16: 'datatype="short"', int32: 'datatype="int"', int64: 'datatype="long"', float32: 'datatype="float"', float64: 'datatype="double"', text: 'datatype="unicodeChar" arraysize="*"' };
const WIDTHS: Readonly<Record<Exclude<SavedType, 'text'>, number>> = { boolean: 1, uint8: 1, int16: 2, int32: 4, int64: 8, float32: 4, float64: 8 };

/** A table as a VOTable 1.4 with a BINARY2 stream: nulls, units, UCDs, utypes and descriptions kept. UTF-8 bytes. */
export function toVoTable(table: Table): Uint8Array {
  const { columns, rows } = savedColumns(table);
  const fields = columns.map(({ column: { name, unit, ucd, utype, description }, type }) => {
    const attributes = [`name="${escaped(name)}"`, DATATYPES[type], ...Object.entries({ unit, ucd, utype }).flatMap(([key, value]) => (value ? [`${key}="${escaped(value)}"`] : []))];
    return `<FIELD ${attributes.join(' ')}${description ? `><DESCRIPTION>${escaped(description)}</DESCRIPTION></FIELD>` : '/>'}`;
  });
  const warnings = table.warnings.map((warning) => `<INFO name="warning" value="${escaped(warning)}"/>\n`);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
<RESOURCE type="results">
${warnings.join('')}<TABLE name="${escaped(table.name ?? 'table')}" nrows="${rows}">
${fields.join('\n')}
<DATA><BINARY2><STREAM encoding="base64">
${base64(stream(columns, rows))}
</STREAM></BINARY2></DATA>
</TABLE>
</RESOURCE>
</VOTABLE>
`);
}

function stream(columns: readonly SavedColumn[], rows: number): Uint8Array {
  const flagBytes = Math.ceil(columns.length / 8);
  let view = new DataView(new ArrayBuffer(1024));
  let at = 0;
  const room = (bytes: number) => {
    if (at + bytes <= view.byteLength) return;
    const larger = new Uint8Array(Math.max(2 * view.byteLength, at + bytes));
    larger.set(new Uint8Array(view.buffer));
    view = new DataView(larger.buffer);
  };
  for (let row = 0; row < rows; row++) {
    room(flagBytes);
    const flags = at;
    at += flagBytes;
    for (const [i, { type, value: valueAt }] of columns.entries()) {
      const value = valueAt(row);
      if (value === null) view.setUint8(flags + (i >> 3), view.getUint8(flags + (i >> 3)) | (128 >> (i & 7)));
      if (type === 'text') {
        const text = (value ?? '') as string;
        room(4 + 2 * text.length);
        view.setInt32(at, text.length);
        at += 4;
        for (let k = 0; k < text.length; k++, at += 2) view.setUint16(at, text.charCodeAt(k));
        continue;
      }
      room(WIDTHS[type]);
      put(view, at, type, value as boolean | number | bigint | null);
      at += WIDTHS[type];
    }
  }
  return new Uint8Array(view.buffer, 0, at);
}

function put(view: DataView, at: number, type: Exclude<SavedType, 'text'>, value: boolean | number | bigint | null): void {
  switch (type) {
    case 'boolean': return view.setUint8(at, value === null ? 0x3f : value ? 0x54 : 0x46);
    case 'uint8': return view.setUint8(at, Number(value ?? 0));
    case 'int16': return view.setInt16(at, Number(value ?? 0));
    case 'int32': return view.setInt32(at, Number(value ?? 0));
    case 'int64': return view.setBigInt64(at, BigInt(value ?? 0));
    case 'float32': return view.setFloat32(at, Number(value ?? NaN));
    case 'float64': return view.setFloat64(at, Number(value ?? NaN));
  }
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A multiple of three, so that the pieces join.
  for (let at = 0; at < bytes.length; at += 24_573) pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_573))));
  return pieces.join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!);
}
