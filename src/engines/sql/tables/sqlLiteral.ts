import { TimeUnit } from 'apache-arrow';
import { dayText, instantText } from '../../../../workers/wire/instantText.ts';
import { isMarked, type Marked } from '../../../../workers/wire/marked.ts';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { momentOfDate } from '../../moment.ts';
import { isList } from '../../../known/isList.ts';

/**
 * Plain data of the wire, or a typed array, as an SQL constant; `undefined` for what has none. Of a quantity it is the
 * number. A whole number is an integer as long as it is sure to be the one meant, up to 2^53.
 */
export function sqlLiteral(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'bigint':
      return String(value);
    case 'number':
      return numberLiteral(value);
    case 'string':
      return textLiteral(value);
    case 'undefined':
      return 'NULL';
    case 'object':
      return objectLiteral(value);
    default:
      return undefined;
  }
}

/** DuckDB's reader of statements ends at a NUL. */
function textLiteral(text: string): string {
  const parts = text.split('\0').map(stringLiteral);
  return parts.length === 1 ? stringLiteral(text) : `(${parts.join(' || chr(0) || ')})`;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value) || Object.is(value, -0))
    return `'${Object.is(value, -0) ? '-0' : String(value)}'::DOUBLE`;
  return Number.isSafeInteger(value) ? String(value) : `${value.toExponential()}::DOUBLE`;
}

function objectLiteral(value: object | null): string | undefined {
  if (value === null) return 'NULL';
  if (isMarked(value)) return markedLiteral(value);
  if (value instanceof Date) return markedLiteral(momentOfDate(value));
  if (isList(value)) {
    const items = Array.from(value, (item) => sqlLiteral(item ?? null));
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const fields = Object.entries(value).map(([name, field]) => [identifier(name), sqlLiteral(field)] as const);
  if (fields.length === 0 || fields.some(([, field]) => field === undefined)) return undefined;
  return `{${fields.map(([name, field]) => `${name}: ${field}`).join(', ')}}`;
}

function markedLiteral(marked: Marked): string | undefined {
  switch (marked.$skybook) {
    case 'moment':
      return momentLiteral(marked);
    case 'quantity':
      return sqlLiteral(marked.value);
    case 'set':
      return sqlLiteral(marked.items);
    case 'bytes':
      return `unhex('${Array.from(marked.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}')`;
    case 'entries': {
      const entries = marked.entries.map(([key, item]) => [sqlLiteral(key), sqlLiteral(item)] as const);
      return entries.flat().includes(undefined)
        ? undefined
        : `MAP {${entries.map(([key, item]) => `${key}: ${item}`).join(', ')}}`;
    }
  }
}

/** A date, or a timestamp to the last digit; in nanoseconds where it has them. */
function momentLiteral({ ms, ns, as }: Extract<Marked, { $skybook: 'moment' }>): string | undefined {
  if (!Number.isFinite(ms)) return 'NULL';
  if (as === 'date') return `DATE ${stringLiteral(dayText(ms / 86_400_000))}`;
  const fine = ns % 1000 !== 0;
  const ticks = fine ? BigInt(ms) * 1_000_000n + BigInt(ns) : BigInt(ms) * 1000n + BigInt(ns / 1000);
  return `${fine ? 'TIMESTAMP_NS' : 'TIMESTAMP'} ${stringLiteral(instantText(ticks, fine ? TimeUnit.NANOSECOND : TimeUnit.MICROSECOND))}`;
}
