import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';

/** A JavaScript value as an SQL constant; `undefined` for what has none (functions, DOM nodes). */
export function sqlLiteral(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean': return String(value);
    case 'bigint': return String(value);
    case 'number': return numberLiteral(value);
    case 'string': return stringLiteral(value);
    case 'undefined': return 'NULL';
    case 'object': return objectLiteral(value);
    default: return undefined;
  }
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) return `'${String(value)}'::DOUBLE`;
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : `${value.toExponential()}::DOUBLE`;
}

function objectLiteral(value: object | null): string | undefined {
  if (value === null) return 'NULL';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'NULL' : `TIMESTAMP ${stringLiteral(value.toISOString().replace('T', ' ').replace('Z', ''))}`;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>, sqlLiteral);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const fields = Object.entries(value).map(([name, field]) => [identifier(name), sqlLiteral(field)] as const);
  if (fields.length === 0 || fields.some(([, field]) => field === undefined)) return undefined;
  return `{${fields.map(([name, field]) => `${name}: ${field}`).join(', ')}}`;
}
