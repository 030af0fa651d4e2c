import {
  Binary,
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  TimestampMicrosecond,
  TimestampNanosecond,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';
import { isMarked, type Marked } from '../../workers/wire/marked.ts';
import { isPlainObject } from './flatRows.ts';
import { itemAt } from '../known/itemAt.ts';
import { isWellFormed } from './isWellFormed.ts';
import { plainText } from './plainText.ts';
import { arrowData, type DataParts } from '../../workers/wire/arrowData.ts';
import { packedBits } from '../../workers/wire/packedBits.ts';
import { isList } from '../known/isList.ts';
import { isRecord } from '../known/isRecord.ts';
import { sqlKey } from '../../workers/wire/sqlKey.ts';

/**
 * Values as one piece of an Arrow column; `note` ends a sentence about what was changed. `unit` is that of the numbers,
 * also where these stand in lists.
 */
export type ValueColumn = { readonly data: Data; readonly unit?: string; readonly note?: string };

type Kind =
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'string'
  | 'list'
  | 'object'
  | 'function'
  | 'symbol'
  | 'undefined'
  | Marked['$skybook'];

const SEVERAL = 'is now text (JSON): its values are of several kinds';
const DAY_MS = 86_400_000;

/**
 * An Arrow column of plain data of the wire, where `null` is a missing value. Whole numbers are integers; what has no
 * type in common is text, which is told.
 */
export function columnOfValues(given: readonly unknown[]): ValueColumn {
  const values = given.map((value) => value ?? null);
  const kinds = new Set(values.flatMap((value) => (value === null ? [] : [kindOf(value)])));
  return (
    (kinds.size === 2 && kinds.has('number') && kinds.has('bigint')
      ? numbers(values)
      : kinds.size > 1
        ? undefined
        : ofKind([...kinds][0], values)) ?? asJson(values)
  );
}

function kindOf(value: unknown): Kind {
  if (isList(value)) return 'list';
  if (typeof value === 'object' && value !== null && isMarked(value)) return value.$skybook;
  return typeof value;
}

function ofKind(kind: Kind | undefined, values: readonly unknown[]): ValueColumn | undefined {
  switch (kind) {
    case undefined:
      return built(values, new Utf8());
    case 'string':
      return texts(values);
    case 'number':
    case 'bigint':
      return numbers(values);
    case 'boolean':
      return built(values, new Bool());
    case 'bytes':
      return built(
        marked(values, 'bytes').map((value) => value && value.bytes),
        new Binary(),
      );
    case 'moment':
      return moments(marked(values, 'moment'));
    case 'quantity':
      return quantities(marked(values, 'quantity'));
    case 'set':
      return noted(lists(marked(values, 'set').map((value) => value && value.items)), [
        'is now a list where it was a set',
      ]);
    case 'list':
      return lists(values.map((value) => (isList(value) ? value : null)));
    case 'object':
      return structs(values.map((value) => (isRecord(value) ? value : null)));
    default:
      return undefined;
  }
}

/** Values that are all marked alike, or null. */
function marked<K extends Marked['$skybook']>(
  values: readonly unknown[],
  kind: K,
): readonly (Extract<Marked, { $skybook: K }> | null)[] {
  const isOfKind = (value: unknown): value is Extract<Marked, { $skybook: K }> =>
    typeof value === 'object' && value !== null && isMarked(value) && value.$skybook === kind;
  return values.map((value) => (isOfKind(value) ? value : null));
}

/** A column of an Arrow type that takes the values as they are. */
function built(values: readonly unknown[], type: DataType): ValueColumn {
  return { data: vectorFromArray([...values], type).data[0] ?? arrowData(type, { length: 0, nullCount: 0 }) };
}

/** Arrow's texts are UTF-8, which has no halves of characters. */
function texts(values: readonly unknown[]): ValueColumn {
  const column = built(values, new Utf8());
  const isWhole = values.every((value) => typeof value !== 'string' || isWellFormed(value));
  return isWhole ? column : { ...column, note: 'had halves of characters, which are now \ufffd' };
}

function numbers(values: readonly unknown[]): ValueColumn | undefined {
  const present = values.filter((value) => typeof value === 'number' || typeof value === 'bigint');
  if (present.every((value) => typeof value === 'bigint' || (Number.isSafeInteger(value) && !Object.is(value, -0)))) {
    const wholes = values.map((value) =>
      typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : null,
    );
    if (wholes.some((value) => value !== null && BigInt.asIntN(64, value) !== value)) return undefined;
    const small = present.every((value) => typeof value === 'number' && Math.abs(value) < 2 ** 31);
    return small ? built(values, new Int32()) : built(wholes, new Int64());
  }
  if (present.some((value) => typeof value === 'bigint' && BigInt(Number(value)) !== value)) return undefined;
  return built(
    values.map((value) => (value === null ? null : Number(value))),
    new Float64(),
  );
}

function moments(values: readonly (Extract<Marked, { $skybook: 'moment' }> | null)[]): ValueColumn | undefined {
  if (values.every((value) => value === null || value.as === 'date'))
    return ticks(
      values,
      new DateDay(),
      ({ ms }) => BigInt(ms / DAY_MS),
      (all) => Int32Array.from(all, Number),
    );
  const fine = values.some((value) => value !== null && value.ns % 1000 !== 0);
  const of = ({ ms, ns }: { readonly ms: number; readonly ns: number }) =>
    fine ? BigInt(ms) * 1_000_000n + BigInt(ns) : BigInt(ms) * 1000n + BigInt(ns / 1000);
  if (values.some((value) => value !== null && BigInt.asIntN(64, of(value)) !== of(value))) return undefined;
  return ticks(values, fine ? new TimestampNanosecond() : new TimestampMicrosecond(), of, (all) =>
    BigInt64Array.from(all),
  );
}

function ticks<T>(
  values: readonly (T | null)[],
  type: DataType,
  of: (value: T) => bigint,
  array: (all: readonly bigint[]) => Int32Array | BigInt64Array,
): ValueColumn {
  return {
    data: arrowData(type, {
      length: values.length,
      ...nullsOf(values),
      values: array(values.map((value) => (value === null ? 0n : of(value)))),
    }),
  };
}

function quantities(values: readonly (Extract<Marked, { $skybook: 'quantity' }> | null)[]): ValueColumn | undefined {
  const units = new Set(values.flatMap((value) => (value ? [value.unit] : [])));
  const column = units.size === 1 ? numbers(values.map((value) => value && value.value)) : undefined;
  return column && { ...column, unit: [...units][0] };
}

function lists(values: readonly (ArrayLike<unknown> | null)[]): ValueColumn {
  const child = columnOfValues(values.flatMap((value) => (value === null ? [] : Array.from(value))));
  const offsets = new Int32Array(values.length + 1);
  let end = 0;
  values.forEach((value, i) => (offsets[i + 1] = end += value?.length ?? 0));
  const type = new List(new Field('item', child.data.type, true));
  return {
    ...child,
    data: arrowData(type, { length: values.length, ...nullsOf(values), offsets, children: [child.data] }),
  };
}

function structs(values: readonly (Record<string, unknown> | null)[]): ValueColumn | undefined {
  const names = [...new Set(values.flatMap((value) => (value ? Object.keys(value) : [])))];
  const apart = new Set(names.map((name) => sqlKey(name))).size === names.length;
  if (names.length === 0 || !apart || !values.every((value) => value === null || isPlainObject(value)))
    return undefined;
  const columns = names.map((name) => columnOfValues(values.map((value) => value?.[name])));
  const type = new Struct(names.map((name, i) => new Field(name, itemAt(columns, i).data.type, true)));
  const data = arrowData(type, {
    length: values.length,
    ...nullsOf(values),
    children: columns.map((column) => column.data),
  });
  return noted({ data }, [
    ...columns.flatMap(({ unit }, i) =>
      unit ? [`has its field ${names[i]} in ${unit}, which SQL does not keep`] : [],
    ),
    ...new Set(columns.flatMap(({ note }) => note ?? [])),
  ]);
}

/** The column, of which these are told beside what is told of it. */
function noted(column: ValueColumn, notes: readonly string[]): ValueColumn {
  const all = [...notes, ...(column.note ? [column.note] : [])];
  return all.length === 0 ? column : { ...column, note: all.join(', and ') };
}

function nullsOf(values: readonly unknown[]): Pick<DataParts, 'nullCount' | 'validity'> {
  const nullCount = values.filter((value) => value === null).length;
  return nullCount > 0 ? { nullCount, validity: packedBits(values.length, (i) => values[i] !== null) } : { nullCount };
}

function asJson(values: readonly unknown[]): ValueColumn {
  const isLong = (value: unknown) => value === null || typeof value === 'bigint';
  return {
    ...built(
      values.map((value) => (value === null ? null : plainText(value))),
      new Utf8(),
    ),
    note: values.every(isLong) ? 'is now text: it has integers beyond 64 bits' : SEVERAL,
  };
}
