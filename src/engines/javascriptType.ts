import {
  DataType,
  Field,
  FixedSizeList,
  Float64,
  List,
  Map_,
  Struct,
  Utf8,
  makeData,
  vectorFromArray,
  type Data,
} from 'apache-arrow';
import { arrowText, wordsAt } from '../../workers/wire/arrowText.ts';
import { decimalText, decimalWhole } from '../../workers/wire/decimalWhole.ts';
import { instantMs } from './instantMs.ts';
import { isIdentifier } from './isIdentifier.ts';
import { wholeOf } from './wholeOf.ts';
import { itemAt } from '../known/itemAt.ts';
import { packedBits } from '../../workers/wire/packedBits.ts';

/**
 * A column in JavaScript's types; `data`, a piece for each, is there where it differs, with a `note` where the reader
 * must know.
 */
export type JavascriptForm = {
  readonly type: DataType;
  readonly data?: readonly Data[];
  readonly note?: string;
  readonly from?: string;
};

const TEXT = 'is text in JavaScript';

/** The form that a column has in JavaScript. `exact`: its whole numbers are identifiers, and BigInt. */
export function javascriptType(type: DataType, pieces: readonly Data[], exact: boolean): JavascriptForm {
  if (DataType.isInt(type) && type.bitWidth === 64) return exact ? { type } : wholes(type, pieces);
  if (DataType.isDecimal(type)) return decimals(type, pieces, exact);
  if (DataType.isTime(type) || DataType.isInterval(type) || DataType.isDuration(type)) return asText(pieces, TEXT);
  if (DataType.isTimestamp(type) || DataType.isDate(type))
    return everyRow(pieces, (data, row) => instantMs(data, row) !== undefined)
      ? { type }
      : asText(pieces, `${TEXT}, which has no dates so far away`);
  return holder(type, pieces, exact);
}

function wholes(type: DataType, pieces: readonly Data[]): JavascriptForm {
  const numbers = pieces.map((data) => floats(data, (row) => Number(data.values[row])));
  if (everyRow(numbers, (data, row) => Number.isSafeInteger(data.values[row])))
    return { type: new Float64(), data: numbers, from: String(type) };
  return { type, note: 'has integers beyond 2^53, so that in JavaScript it is BigInt' };
}

function decimals(
  type: DataType & { readonly scale: number; readonly precision: number },
  pieces: readonly Data[],
  exact: boolean,
): JavascriptForm {
  const from = `Decimal ${type.precision} ${type.scale}`;
  const numbers = pieces.map((data) =>
    floats(data, (row) => Number(decimalText(decimalWhole(wordsAt(data, row)), type.scale))),
  );
  const same = pieces.every((data, at) =>
    everyRow(
      [data],
      (_, row) => wholeOf(itemAt(numbers, at).values[row], type.scale) === decimalWhole(wordsAt(data, row)),
    ),
  );
  if (same && !(exact && type.scale === 0)) return { type: new Float64(), data: numbers, from };
  return asText(pieces, `${TEXT}: it has more digits than a number`);
}

/** Lists, structs and maps in the forms of what they hold. */
function holder(type: DataType, pieces: readonly Data[], exact: boolean): JavascriptForm {
  const parts = (type.children ?? []).map((field, i) =>
    javascriptType(
      field.type,
      pieces.map((data) => itemAt(data.children, i)),
      exact || isIdentifier(field),
    ),
  );
  if (parts.length === 0 || parts.every(({ data, note }) => data === undefined && note === undefined)) return { type };
  const fields = type.children.map(
    (field, i) => new Field(field.name, itemAt(parts, i).type, field.nullable, field.metadata),
  );
  const made = withFields(type, fields);
  if (!made) return { type };
  const data = pieces.map((piece, at) =>
    piece.clone(
      made,
      piece.offset,
      piece.length,
      piece.nullCount,
      piece.buffers,
      parts.map((part, i) => part.data?.[at] ?? itemAt(piece.children, i)),
    ),
  );
  return { type: made, data, note: parts.find(({ note }) => note)?.note };
}

function withFields(type: DataType, fields: readonly Field[]): DataType | undefined {
  if (DataType.isList(type)) return new List(itemAt(fields, 0));
  if (DataType.isFixedSizeList(type)) return new FixedSizeList(type.listSize, itemAt(fields, 0));
  if (DataType.isStruct(type)) return new Struct([...fields]);
  return DataType.isMap(type) ? new Map_(itemAt(fields, 0)) : undefined;
}

function floats(data: Data, value: (row: number) => number): Data {
  const values = Float64Array.from({ length: data.length }, (_, row) => (data.getValid(row) ? value(row) : 0));
  return makeData({
    type: new Float64(),
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: bitmapOf(data),
    data: values,
  });
}

function bitmapOf(data: Data): Uint8Array | undefined {
  if (data.nullCount === 0) return undefined;
  return packedBits(data.length, (row) => data.getValid(row));
}

function asText(pieces: readonly Data[], note: string): JavascriptForm {
  const data = pieces.map((piece) => {
    const texts = Array.from({ length: piece.length }, (_, row) =>
      piece.getValid(row) ? arrowText(piece, row) : null,
    );
    return vectorFromArray(texts, new Utf8()).data[0] ?? makeData({ type: new Utf8(), length: 0 });
  });
  return { type: new Utf8(), data, note };
}

function everyRow(pieces: readonly Data[], holds: (data: Data, row: number) => boolean): boolean {
  return pieces.every((data) => {
    for (let row = 0; row < data.length; row++) if (data.getValid(row) && !holds(data, row)) return false;
    return true;
  });
}
