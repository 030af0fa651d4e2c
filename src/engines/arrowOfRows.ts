import {
  Bool,
  DataType,
  Field,
  Float64,
  Int32,
  Int64,
  Schema,
  Table as ArrowTable,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { arrowBatch } from '../../workers/wire/arrowBatch.ts';
import { itemAt } from '../known/itemAt.ts';
import { columnOfValues, type ValueColumn } from './columnOfValues.ts';
import { momentOfDate } from './moment.ts';

function typeOf(values: readonly unknown[]): DataType | 'dates' | undefined {
  const kinds = new Set<string>();
  let whole = true;
  let small = true;
  for (const value of values) {
    if (value === null) continue;
    kinds.add(value instanceof Date ? 'date' : typeof value);
    if (typeof value === 'number') {
      whole &&= Number.isSafeInteger(value) && !Object.is(value, -0);
      small &&= Math.abs(value) < 2 ** 31;
    }
  }
  const fits = () => values.every((value) => typeof value !== 'bigint' || BigInt.asIntN(64, value) === value);
  if (kinds.size === 2 && kinds.has('number') && kinds.has('bigint')) {
    if (whole) return fits() ? new Int64() : undefined;
    return values.every((value) => typeof value !== 'bigint' || BigInt(Number(value)) === value)
      ? new Float64()
      : undefined;
  }
  if (kinds.size > 1) return undefined;
  switch ([...kinds][0]) {
    case 'number':
      return whole ? (small ? new Int32() : new Int64()) : new Float64();
    case 'bigint':
      return fits() ? new Int64() : undefined;
    case 'boolean':
      return new Bool();
    case 'date':
      return 'dates';
    default:
      return new Utf8();
  }
}

function cellOf(type: DataType, value: unknown): unknown {
  if (value === null) return null;
  if (DataType.isInt(type) && type.bitWidth === 64) return BigInt(value as number | bigint);
  if (DataType.isFloat(type)) return Number(value);
  return value;
}

/** Dates to the last digit that they stand for; one without a value is none, which is told. */
function datesOf(values: readonly unknown[]): ValueColumn {
  const moments = values.map((value) => (value instanceof Date ? momentOfDate(value) : null));
  const lost = moments.filter((moment) => Number.isNaN(moment?.ms)).length;
  const column = columnOfValues(moments.map((moment) => (Number.isNaN(moment?.ms) ? null : moment)));
  return lost === 0 ? column : { ...column, note: `has ${lost} date${lost > 1 ? 's' : ''} without a value, null here` };
}

/**
 * An Arrow table of rows as `flatRows` accepts them; missing values are null. Whole numbers become integers, dates
 * instants; what was changed of a column is its field's `note`. `undefined` when a column mixes types.
 */
export function arrowOfRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  names: readonly string[],
): ArrowTable | undefined {
  const columns: ValueColumn[] = [];
  for (const name of names) {
    const values = rows.map((row) => row[name] ?? null);
    const type = typeOf(values);
    if (!type) return undefined;
    columns.push(
      type === 'dates' ? datesOf(values) : DataType.isUtf8(type) ? columnOfValues(values) : numbersOf(values, type),
    );
  }
  const fields = names.map((name, i) => {
    const { data, note } = itemAt(columns, i);
    return new Field(name, data.type, true, new Map(note ? [['note', `\`${name}\` ${note}.`]] : []));
  });
  return new ArrowTable(
    arrowBatch(
      new Schema(fields),
      rows.length,
      columns.map(({ data }) => data),
    ),
  );
}

function numbersOf(values: readonly unknown[], type: DataType): ValueColumn {
  const { data } = vectorFromArray(
    values.map((value) => cellOf(type, value)),
    type,
  );
  return { data: itemAt(data, 0) };
}
