import { BoolColumn } from '../columns/boolColumn.ts';
import type { GrowingColumn } from '../columns/growingColumn.ts';
import { ListColumn } from '../columns/listColumn.ts';
import { LongColumn } from '../columns/longColumn.ts';
import { INTEGER_BOUNDS, NUMBER_COLUMNS, type NumberType } from '../columns/numberColumns.ts';
import { TextColumn } from '../columns/textColumn.ts';
import { floatOf, wholeOf } from '../votable/numberText.ts';

/** Reads the values of a column of ECSV; an empty one is null. */
export type EcsvValues = {
  readonly column: GrowingColumn;
  /** Pushes a value; `false` for a text that is none of the type. */
  push(text: string): boolean;
};

/** The reader of a type that ECSV names (APE 6); `undefined` for others. */
export function ecsvValues(datatype: string, subtype: string | undefined): EcsvValues | undefined {
  const [, itemType, shape] = /^(\w+)\[(.*)\]$/.exec(subtype ?? '') ?? [];
  if (datatype === 'string' && itemType !== undefined) return lists(itemType, (shape ?? '').split(',').length);
  if (datatype === 'string' && subtype === 'json') return texts('null');
  return singles(datatype);
}

function singles(datatype: string): EcsvValues | undefined {
  switch (datatype) {
    case 'string':
    case 'object':
    case 'bytes':
      return texts();
    case 'bool':
      return truths();
    case 'int64':
      return longs(true);
    case 'uint64':
      return longs(false);
    case 'float16':
      return floats('float32');
    case 'float32':
    case 'float64':
      return floats(datatype);
    case 'float128':
      return floats('float64');
    case 'complex64':
    case 'complex128':
    case 'complex256':
      return complex(datatype === 'complex64' ? 'float32' : 'float64');
    case 'int8':
    case 'uint8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
      return integers(datatype);
    default:
      return undefined;
  }
}

/** What reads a text that is not empty. */
function orNull(column: GrowingColumn, read: (text: string) => boolean): EcsvValues {
  return {
    column,
    push(text) {
      if (text !== '') return read(text);
      column.pushNull();
      return true;
    },
  };
}

function texts(none?: string): EcsvValues {
  const column = new TextColumn();
  return orNull(column, (text) => {
    if (text === none) column.pushNull();
    else column.push(text);
    return true;
  });
}

function truths(): EcsvValues {
  const column = new BoolColumn();
  return orNull(column, (text) => {
    if (!/^(True|False|0|1|true|false)$/.test(text)) return false;
    column.push(/^(true|1)$/i.test(text));
    return true;
  });
}

function longs(isSigned: boolean): EcsvValues {
  const column = new LongColumn(isSigned);
  const held = (value: bigint) => (isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value));
  return orNull(column, (text) => {
    const value = wholeOf(text);
    if (value === undefined || held(value) !== value) return false;
    column.push(BigInt.asIntN(64, value));
    return true;
  });
}

function integers(type: keyof typeof INTEGER_BOUNDS): EcsvValues {
  const column = NUMBER_COLUMNS[type]();
  const [least, most] = INTEGER_BOUNDS[type];
  return orNull(column, (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) return false;
    column.push(value);
    return true;
  });
}

function floats(type: NumberType): EcsvValues {
  const column = NUMBER_COLUMNS[type]();
  return orNull(column, (text) => {
    const value = floatOf(text);
    if (value === undefined) return false;
    column.push(value);
    return true;
  });
}

const PART = String.raw`(?:\d[\d.]*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|nan|inf)`;
/** `(1.5-2j)`, as Python writes it: either part may be left out. */
const COMPLEX = new RegExp(String.raw`^\(?([+-]?${PART}(?!\w*j))?([+-]?${PART}(?=j))?j?\)?$`, 'i');

function complex(type: NumberType): EcsvValues {
  const items = NUMBER_COLUMNS[type]();
  const column = new ListColumn(items);
  return orNull(column, (text) => {
    const [whole, real, imaginary] = COMPLEX.exec(text) ?? [];
    const parts = [floatOf(real ?? '0'), floatOf(imaginary ?? '0')];
    if (whole === undefined) return false;
    if (parts.includes(undefined)) return false;
    for (const part of parts) items.push(part ?? 0);
    column.close();
    return true;
  });
}

/** Lists as JSON writes them, one in another for each axis. */
function lists(itemType: string, axes: number): EcsvValues | undefined {
  const items = itemType === 'json' ? texts('null') : singles(itemType);
  if (!items) return undefined;
  const outer: ListColumn<GrowingColumn>[] = [];
  for (let axis = 0; axis < axes; axis++) outer.unshift(new ListColumn(outer[0] ?? items.column));
  const fill = (value: unknown, depth: number): boolean => {
    const list = outer[depth];
    if (!list) return items.push(itemText(value));
    if (value === null) {
      list.pushNull();
      return true;
    }
    if (!Array.isArray(value) || !value.every((item: unknown) => fill(item, depth + 1))) return false;
    list.close();
    return true;
  };
  const [column] = outer;
  if (!column) return undefined;
  return orNull(column, (text) => {
    const value = jsonOf(text);
    return value !== undefined && fill(value, 0);
  });
}

function itemText(value: unknown): string {
  if (value === null || typeof value === 'string') return value ?? '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** JSON with NaN and Infinity, as Python writes it, and integers beyond 2^53 as texts; `undefined` for what is none. */
function jsonOf(text: string): unknown {
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b|(?<![\d.])-?\d{16,}\b(?!\.)/g, (part) =>
    part.startsWith('"') ? part : `"${part}"`,
  );
  try {
    return JSON.parse(quoted) as unknown;
  } catch {
    return undefined;
  }
}
