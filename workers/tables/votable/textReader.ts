import { ListColumn } from '../columns/listColumn.ts';
import { TextColumn } from '../columns/textColumn.ts';
import type { Field } from './field.ts';
import type { Pushing } from './pushing.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LATIN1 = new TextDecoder('latin1');
const UTF16 = new TextDecoder('utf-16be');

/** The reader of a field of texts, or of arrays of texts of one length. */
export function textReader(field: Field): Pushing {
  const { isArray, textLength } = field;
  return isArray && textLength !== undefined ? lists(field, textLength) : texts(field);
}

function texts({ datatype, nullText, mostCharacters }: Field): Pushing {
  const column = new TextColumn();
  const push = (text: string) => {
    if (nullText !== undefined && text === nullText) column.pushNull();
    else column.push(mostCharacters === undefined ? text : within(text, mostCharacters));
  };
  return {
    column,
    // Blanks around a cell are the writer's padding, as astropy takes them.
    pushText: (cell) => (cell === nullText ? column.pushNull() : push(withoutPadding(cell))),
    pushBytes(view, start, end) {
      const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
      if (datatype === 'char' && nullText === undefined && mostCharacters === undefined && isPlain(bytes))
        return column.pushBytes(bytes);
      const text = textOf(bytes, datatype);
      const zero = text.indexOf('\0');
      push(zero < 0 ? text : text.slice(0, zero));
    },
  };
}

function lists({ datatype }: Field, textLength: number): Pushing {
  const items = new TextColumn();
  const column = new ListColumn(items);
  const pushAll = (text: string, pieces: number, bare: (piece: string) => string) => {
    for (let i = 0; i < pieces; i++) items.push(bare(text.slice(i * textLength, (i + 1) * textLength)));
    column.close();
  };
  return {
    column,
    pushText: (cell) => pushAll(cell, Math.ceil(cell.length / textLength), (piece) => piece.trimEnd()),
    pushBytes: (view, start, end, count) =>
      pushAll(
        textOf(new Uint8Array(view.buffer, view.byteOffset + start, end - start), datatype),
        Math.ceil(count / textLength),
        (piece) => piece.replace(/(?<![\0 ])[\0 ]+$/, ''),
      ),
  };
}

/** A text without the white space of XML around it; other spaces, such as no-break ones, are part of it. */
function withoutPadding(text: string): string {
  const isPadding = (code: number) => code === 32 || (code >= 9 && code <= 13);
  let from = 0;
  let to = text.length;
  while (from < to && isPadding(text.charCodeAt(from))) from++;
  while (to > from && isPadding(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** The first so many characters, of which one may take two places. */
function within(text: string, mostCharacters: number): string {
  return text.length <= mostCharacters ? text : [...text].slice(0, mostCharacters).join('');
}

/** Whether bytes are ASCII to their end. */
function isPlain(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte === 0 || byte > 127) return false;
  return true;
}

function textOf(bytes: Uint8Array, datatype: string): string {
  if (datatype === 'unicodeChar') return UTF16.decode(bytes);
  try {
    return UTF8.decode(bytes);
  } catch {
    return LATIN1.decode(bytes);
  }
}
