import { stringLiteral } from '../../../workers/wire/quoted.ts';
import { isList } from '../../known/isList.ts';

/** A value as a constant of ADQL 2.1; a list as `(1, 2)`, for IN. `undefined` for what ADQL has no constant for. */
export function adqlLiteral(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'string') return stringLiteral(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'NULL' : `'${value.toISOString().replace('Z', '')}'`;
  if (!isList(value)) return undefined;
  const items = Array.from(value, (item) => (Array.isArray(item) ? undefined : adqlLiteral(item)));
  return items.length === 0 || items.includes(undefined) ? undefined : `(${items.join(', ')})`;
}
