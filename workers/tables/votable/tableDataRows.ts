import { base64Bytes } from './base64Bytes.ts';
import type { ValueReader } from './valueReader.ts';
import { xmlText } from './xmlTokens.ts';

/** What the cells of a TABLEDATA were. */
export type TableDataRead = {
  readonly rows: number;
  /** Rows with fewer cells than there are fields, whose last values are null. */
  readonly shortRows: number;
  /** Rows with more cells than there are fields, of which the last are left out. */
  readonly longRows: number;
  /** The place of the closing tag; the end of the text where there is none. */
  readonly end: number;
};

const TAG = /<(\/?)(?:[\w.-]+:)?(TR|TD|TABLEDATA)\b([^<>]*)>/y;

/** Reads the rows of a TABLEDATA (VOTable 1.5 §5.1) from a place of its XML on into the readers of its fields. */
export function tableDataRows(xml: string, from: number, readers: readonly ValueReader[]): TableDataRead {
  const tag = new RegExp(TAG);
  let [rows, shortRows, longRows] = [0, 0, 0];
  let cells = 0;
  const finish = () => {
    if (rows === 0) return;
    if (cells < readers.length) shortRows++;
    else if (cells > readers.length) longRows++;
    for (; cells < readers.length; cells++) readers[cells]?.column.pushNull();
  };
  for (let at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at)) {
    // Nearly all tags have this form, which needs no pattern.
    if (xml.startsWith('<TD>', at)) {
      at += 4;
      const next = xml.indexOf('<', at);
      if (next < 0) break;
      const isPlain = xml.charCodeAt(next + 1) === SLASH;
      const end = isPlain ? next : cellEnd(xml, at);
      const raw = xml.slice(at, end);
      readers[cells++]?.pushText(isPlain && !raw.includes('&') ? raw : xmlText(raw));
      at = end;
      continue;
    }
    const past = pastOther(xml, at);
    // What never ends hides all that follows.
    if (past === undefined) break;
    if (past > at) {
      at = past;
      continue;
    }
    tag.lastIndex = at;
    const [whole, slash, name, attributes = ''] = tag.exec(xml) ?? [];
    if (whole === undefined) {
      at++;
      continue;
    }
    if (slash) {
      if (name === 'TABLEDATA') {
        finish();
        return { rows, shortRows, longRows, end: at };
      }
      at += whole.length;
      continue;
    }
    at += whole.length;
    const isEmpty = attributes.endsWith('/');
    if (name === 'TR') {
      finish();
      rows++;
      cells = 0;
    } else if (name === 'TD') {
      const end = isEmpty ? at : cellEnd(xml, at);
      const reader = readers[cells++];
      if (/\bencoding\s*=\s*["']base64["']/.test(attributes)) reader?.pushBinary(encoded(xml, at, end), 0, false);
      else reader?.pushText(xmlText(xml.slice(at, end)));
      at = end;
    }
  }
  finish();
  return { rows, shortRows, longRows, end: xml.length };
}

const SLASH = 47;

function encoded(xml: string, from: number, to: number): DataView {
  const bytes = base64Bytes(xml, from, to);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where a cell ends whose content begins at a place. */
function cellEnd(xml: string, from: number): number {
  for (let at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at)) {
    if (xml.charCodeAt(at + 1) === SLASH) return at;
    const past = pastOther(xml, at);
    if (past === undefined) return xml.length;
    at = Math.max(past, at + 1);
  }
  return xml.length;
}

/**
 * The place after a comment or a CDATA section that begins here, which may hold anything, tags too; the same place for
 * other things, no place for one that never ends.
 */
function pastOther(xml: string, at: number): number | undefined {
  const close = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : undefined;
  if (close === undefined) return at;
  const end = xml.indexOf(close, at + 4);
  return end < 0 ? undefined : end + close.length;
}
